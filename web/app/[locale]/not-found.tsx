export { NotOnTheMenu as default } from "@/ui/shell/not-on-the-menu";

export const generateStaticParams = () => [];
export default function Page() {
  return (
    <div className="page">
      <h1>Home</h1>
    </div>
  );
}

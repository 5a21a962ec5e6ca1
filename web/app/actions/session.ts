"use server";
export async function signOut(): Promise<void> {}

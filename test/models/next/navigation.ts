import { forbidden, notFound, permanentRedirect, redirect, unauthorized } from "next/navigation";

export const exits = [
  () => redirect("/"),
  () => permanentRedirect("/"),
  () => notFound(),
  () => unauthorized(),
  () => forbidden(),
];

"use client";
// A signed-in page broke: the frame stays, so every other page remains one step away.
import { ErrorPage, type ErrorPageProps } from "@/components/shell/error-page";

export default function ErrorInside(props: ErrorPageProps) {
  return <ErrorPage {...props} />;
}

"use client";
// Something broke outside the frame of the signed-in pages, or the frame itself.
import { ErrorPage, type ErrorPageProps } from "@/components/shell/error-page";

export default function ErrorOutside(props: ErrorPageProps) {
  return (
    <main>
      <ErrorPage {...props} />
    </main>
  );
}

// Renders a component as a page would: with the texts, the time zone and the moment of a reader.
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { Toaster } from "@/components/ui/toaster";
import { loadMessages } from "@/lib/messages/load";
import type { Locale } from "@/lib/messages/namespaces";

export function renderUi(children: ReactNode, locale: Locale = "vi") {
  const user = userEvent.setup();
  const shown = render(
    <NextIntlClientProvider
      locale={locale}
      messages={loadMessages(locale)}
      timeZone="Asia/Ho_Chi_Minh"
      now={new Date("2026-11-22T03:00:00Z")}
    >
      {children}
      <Toaster />
    </NextIntlClientProvider>,
  );
  return { user, ...shown };
}

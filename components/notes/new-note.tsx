"use client";
// The note form with its real doors: the server, the searches, the queue of this device.
import { useCallback, useState } from "react";
import type { Option, SearchOptions } from "@/components/ui/use-options";
import { NoteForm } from "./note-form";
import { NoteOutboxBar } from "./note-outbox-bar";
import { searchCustomerOptions, searchProductOptions } from "./search-options";
import { sendNote } from "./send-note";

export type NewNoteProps = {
  userId: string;
  customer: Option | null;
  recent: readonly Option[];
  topics: readonly Option[];
  today: string;
  timeZone: string;
};

export function NewNote(props: NewNoteProps) {
  const { recent } = props;
  const [round, setRound] = useState(0);
  const searchCustomers = useCallback<SearchOptions>(
    async (query, signal) => (query === "" ? recent : searchCustomerOptions(query, signal)),
    [recent],
  );
  return (
    <>
      <NoteOutboxBar userId={props.userId} onMend={() => setRound((before) => before + 1)} />
      <NoteForm
        key={round}
        {...props}
        send={sendNote}
        searchCustomers={searchCustomers}
        searchProducts={searchProductOptions}
      />
    </>
  );
}

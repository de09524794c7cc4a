"use client";
// Even the frame broke. No texts service and no styles are left to trust, so both are brought along, in both languages.

type GlobalErrorProps = { error: unknown; retry: () => void };

const style = `
  :root { color-scheme: light dark; }
  body { margin: 0; min-height: 100dvh; display: grid; place-items: center; text-align: center; font: 14px/1.45 system-ui, sans-serif;
    background: light-dark(#f9fafb, #101113); color: light-dark(#1b1d22, #edeef0); }
  main { max-width: 28rem; padding: 2rem 1rem; }
  h1 { font-size: 1.25rem; margin: 0 0 .5rem; }
  p { margin: 0 0 .5rem; color: light-dark(#4d5158, #b5b9c1); }
  button { margin-top: 1rem; min-height: 2.75rem; padding: 0 1.25rem; border: 0; border-radius: 6px; background: #3b63d3; color: #fff; font: inherit; font-weight: 500; cursor: pointer; }
`;

export default function GlobalError({ error, retry }: GlobalErrorProps) {
  const reference = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <html lang="vi">
      <body>
        <title>MOST CRM</title>
        <style>{style}</style>
        <main role="alert">
          <h1>Hệ thống chưa mở được</h1>
          <p>Lỗi nằm ở phía hệ thống. Những gì bạn đã lưu vẫn an toàn.</p>
          <p lang="en">The system could not be opened. Everything you saved is safe.</p>
          {reference !== null && <p>Mã tra cứu / Reference: {reference}</p>}
          <button type="button" onClick={retry}>
            Thử lại · <span lang="en">Try again</span>
          </button>
        </main>
      </body>
    </html>
  );
}

// How is an address shown to somebody who should know it already? Enough to recognise, too little to learn.

export function maskAddress(kind: string, display: string): string {
  if (kind === "email") {
    const at = display.lastIndexOf("@");
    return at < 1 ? "•••" : `${display.slice(0, 1)}•••${display.slice(at)}`;
  }
  const digits = display.replaceAll(/\D/g, "");
  return kind === "post" || digits.length < 6 ? "•••" : `••• ${digits.slice(-3)}`;
}

// next-auth's own addresses: the exchange of credentials, or of an identity provider's answer, for a session cookie.
import { nextAuthEndpoint } from "@/lib/server/auth/next-auth-endpoint";

export const GET = nextAuthEndpoint;
export const POST = nextAuthEndpoint;

"use server";
// What may everybody do with their own account? Name, password, and the devices they are signed in on.
import { z } from "zod";
import { renewSession, revokeOwnSession, revokeSessionsOf } from "@/lib/data/sessions";
import { bumpSessionVersion, getOwnUser, setPassword, updateOwnUser } from "@/lib/data/users";
import { AppError } from "@/lib/domain/basics/errors";
import { cleanText } from "@/lib/domain/basics/text";
import { hashPassword, newPassword, passwordFits } from "@/lib/server/auth/password";
import { forgetSession, sealSession } from "@/lib/server/auth/session-cookie";
import { throttle } from "@/lib/server/auth/throttle";
import { action } from "@/lib/server/gate";
import { currentSession } from "@/lib/server/session";

export const updateProfile = action({
  name: "me.update",
  allows: "profile.self",
  input: z.object({ name: z.string().transform(cleanText).pipe(z.string().min(1).max(120)) }),
  run: async ({ tx, scope, input, audit }) => {
    const { name } = await getOwnUser(tx, scope);
    await updateOwnUser(tx, scope, { name: input.name });
    audit({ entity: "user", entityId: scope.userId, before: { name }, after: { name: input.name } });
    return null;
  },
});

export const changePassword = action({
  name: "me.changePassword",
  allows: "profile.self",
  input: z.object({ current: z.string().min(1).max(200), password: newPassword }),
  run: async ({ tx, scope, now, input, audit }) => {
    await throttle("place", `password:${scope.userId}`);
    const user = await getOwnUser(tx, scope);
    if (!(await passwordFits(input.current, user.passwordHash))) {
      throw new AppError("INVALID_INPUT", { fields: { current: "passwordWrong" } });
    }
    if (input.current === input.password) throw new AppError("INVALID_INPUT", { fields: { password: "passwordSame" } });
    const version = await setPassword(tx, scope.userId, await hashPassword(input.password));
    const here = await currentSession();
    const ended = await revokeSessionsOf(tx, scope, scope.userId, now, here ? { except: here.sessionId } : {});
    if (here) {
      await renewSession(tx, scope, here.sessionId, version);
      await sealSession({ sid: here.sessionId, ver: version });
    }
    audit({ entity: "user", entityId: scope.userId, after: { password: "changed", sessionsEnded: ended } });
    return { sessionsEnded: ended };
  },
});

export const revokeSession = action({
  name: "me.revokeSession",
  allows: "profile.self",
  input: z.object({ sessionId: z.uuid() }),
  run: async ({ tx, scope, now, input, audit }) => {
    if ((await revokeOwnSession(tx, scope, input.sessionId, now)) === 0) throw new AppError("NOT_FOUND");
    audit({ entity: "session", entityId: input.sessionId });
    return null;
  },
});

export const signOut = action({
  name: "me.signOut",
  allows: "profile.self",
  input: z.undefined(),
  run: async ({ tx, scope, now, audit }) => {
    const here = await currentSession();
    if (here) {
      await revokeOwnSession(tx, scope, here.sessionId, now);
      audit({ entity: "session", entityId: here.sessionId });
      await forgetSession();
    }
    return null;
  },
});

export const signOutEverywhere = action({
  name: "me.signOutEverywhere",
  allows: "profile.self",
  input: z.undefined(),
  run: async ({ tx, scope, now, audit }) => {
    await bumpSessionVersion(tx, scope, scope.userId);
    const ended = await revokeSessionsOf(tx, scope, scope.userId, now);
    audit({ entity: "user", entityId: scope.userId, after: { sessionsEnded: ended } });
    if (await currentSession()) await forgetSession();
    return { sessionsEnded: ended };
  },
});

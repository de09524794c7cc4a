"use server";
// Which teams are there, and who belongs to them? Members see the team's customers from their next request on.
import { z } from "zod";
import { archiveTeamRow, findTeam, insertTeam, listTeams, renameTeamRow, setTeamMembers } from "@/lib/data/teams";
import { AppError } from "@/lib/domain/basics/errors";
import { cleanText } from "@/lib/domain/basics/text";
import { newId } from "@/lib/server/clock";
import { action } from "@/lib/server/gate";

const teamName = z.string().transform(cleanText).pipe(z.string().min(1).max(80));
const teamId = z.uuid();

export const createTeam = action({
  name: "teams.create",
  allows: "people.manage",
  input: z.object({ name: teamName }),
  run: async ({ tx, scope, now, input, audit }) => {
    const id = newId(now);
    await insertTeam(tx, scope, { id, name: input.name, createdAt: now });
    audit({ entity: "team", entityId: id, after: { name: input.name } });
    return { id };
  },
});

export const renameTeam = action({
  name: "teams.rename",
  allows: "people.manage",
  input: z.object({ teamId, name: teamName }),
  run: async ({ tx, scope, input, audit }) => {
    const team = await findTeam(tx, scope, input.teamId);
    if (!team) throw new AppError("NOT_FOUND");
    await renameTeamRow(tx, scope, team.id, input.name);
    audit({ entity: "team", entityId: team.id, before: { name: team.name }, after: { name: input.name } });
    return null;
  },
});

/** Puts a team away, or brings it back: its members lose (regain) sight of its customers at once. */
export const archiveTeam = action({
  name: "teams.archive",
  allows: "people.manage",
  input: z.object({ teamId, archived: z.boolean() }),
  run: async ({ tx, scope, now, input, audit }) => {
    const count = await archiveTeamRow(tx, scope, input.teamId, input.archived ? now : null);
    if (count === 0) throw new AppError("NOT_FOUND");
    audit({ entity: "team", entityId: input.teamId, after: { archived: input.archived } });
    return null;
  },
});

export const saveTeamMembers = action({
  name: "teams.setMembers",
  allows: "people.manage",
  input: z.object({ teamId, members: z.array(z.object({ userId: z.uuid(), lead: z.boolean() })).max(500) }),
  run: async ({ tx, scope, input, audit }) => {
    const team = (await listTeams(tx, scope)).find(({ id }) => id === input.teamId);
    if (!team) throw new AppError("NOT_FOUND");
    await setTeamMembers(tx, scope, team.id, input.members);
    const before = team.members.map(({ userId, lead }) => ({ userId, lead }));
    audit({ entity: "team", entityId: team.id, before: { members: before }, after: { members: input.members } });
    return null;
  },
});

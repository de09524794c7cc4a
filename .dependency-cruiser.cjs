// The house: which floor may import which. Each message says what to do instead. There is no list of exceptions.
const rooms = [
  "basics",
  "stats",
  "customers",
  "imports",
  "permission",
  "freshness",
  "value",
  "mining",
  "segmentation",
  "most",
];
const cellarBase =
  "^lib/data/(client|pool|scope|audit|contact-hash|eligibility|eligibility-policy)\\.ts$|^lib/data/generated/";
const databasePackages = "node_modules/(@prisma|prisma|pg|pg-copy-streams|pg-pool)/";
const framework = "node_modules/(next|react|react-dom|next-intl|next-auth|nuqs|@base-ui|lucide-react|recharts)/";

/** A room of the domain may import itself and the rooms to its left. */
const roomRules = rooms.map((room, index) => ({
  name: `domain-${room}-looks-left`,
  comment: `lib/domain/${room} may import ${["itself", ...rooms.slice(0, index)].join(", ")}. Move the concept to the room both need, further left.`,
  severity: "error",
  from: { path: `^lib/domain/${room}/` },
  to: { path: "^lib/domain/", pathNot: `^lib/domain/(${rooms.slice(0, index + 1).join("|")})/` },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files need each other, if only for a type. Move what both need into a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-vague-names",
      comment: "Name a file after its main export; utils, helpers, common, misc, shared and barrels say nothing.",
      severity: "error",
      from: {},
      to: {
        path: [
          "/(util|utils|helper|helpers|common|misc|shared|index)[.](ts|tsx|mjs)$",
          "/(util|utils|helper|helpers|common|misc|shared)/",
        ],
        pathNot: "node_modules/|^lib/data/generated/",
      },
    },
    {
      name: "components-take-props",
      comment: "Components take props and give callbacks. Load in lib/server/loaders, pass it down from app/.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(app|lib/(server|data|cli|ops))/" },
    },
    {
      name: "pages-stay-thin",
      comment: "A page reaches data through lib/server: a loader to read, an action to write.",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^lib/(data|cli|ops)/" },
    },
    {
      name: "pages-decide-nothing",
      comment:
        "A page may name types of lib/domain; the decision itself belongs to a loader, an action or a component.",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^lib/domain/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "routes-keep-to-themselves",
      comment: "A route imports files of its own folder only. What two routes need is a component or a loader.",
      severity: "error",
      from: { path: "^(app/.+)/[^/]+$" },
      to: { path: "^app/", pathNot: ["^$1/", "^app/[^/]+\\.css$"] },
    },
    {
      name: "hall-has-no-view",
      comment: "lib/server and lib/cli answer data; components and pages show it.",
      severity: "error",
      from: { path: "^lib/(server|cli)/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "hall-runs-no-operations",
      comment: "lib/ops starts, migrates and backs up an installation: the command line's work, not a request's.",
      severity: "error",
      from: { path: "^lib/server/" },
      to: { path: "^lib/(ops|cli)/" },
    },
    {
      name: "hall-speaks-through-the-cellar",
      comment: "SQL and Prisma live in lib/data. Add a function with the scope as its parameter there.",
      severity: "error",
      from: { path: "^(app|components|lib/(server|cli|domain|messages))/" },
      to: { path: databasePackages },
    },
    {
      name: "cellar-knows-no-request",
      comment:
        "lib/data and lib/ops take the scope and the time as parameters; they know nothing of requests and screens.",
      severity: "error",
      from: { path: "^lib/(data|ops)/" },
      to: { path: ["^(app|components|lib/(server|cli))/", framework] },
    },
    {
      name: "cellar-rooms-have-no-doors",
      comment:
        "Two nouns meet upstairs, in a loader or an action. A room of lib/data imports client, pool, scope, audit, the permission gate and itself.",
      severity: "error",
      // A room is a noun, the first word of the name: segments.ts, segment-sql.ts and segments/ are one.
      from: { path: "^lib/data/([a-z0-9]+?)s?(-|/|[.]ts$)", pathNot: cellarBase },
      to: { path: "^lib/data/", pathNot: [cellarBase, "^lib/data/$1s?(-|/|[.]ts$)"] },
    },
    {
      name: "operations-stand-beside-the-cellar",
      comment: "lib/ops may use the client of lib/data, not its nouns.",
      severity: "error",
      from: { path: "^lib/ops/" },
      to: { path: "^lib/data/", pathNot: cellarBase },
    },
    {
      name: "domain-is-pure",
      comment: "lib/domain is plain TypeScript and zod: no floor above it, no framework, no Node module, no database.",
      severity: "error",
      from: { path: "^lib/domain/" },
      to: { path: ["^(app|components|lib/(server|data|cli|ops|messages))/", framework] },
    },
    {
      name: "domain-runs-anywhere",
      comment: "lib/domain runs in the browser too: no Node module.",
      severity: "error",
      from: { path: "^lib/domain/" },
      to: { dependencyTypes: ["core"] },
    },
    ...roomRules,
    {
      name: "texts-stand-alone",
      comment: "lib/messages holds texts; it imports nothing of the product but the domain's lists.",
      severity: "error",
      from: { path: "^lib/messages/" },
      to: { path: "^(app|components|lib/(server|data|cli|ops))/" },
    },
    {
      name: "product-without-tests",
      comment: "Nothing of the product imports a test or its support.",
      severity: "error",
      from: { path: "^(app|components|lib)/" },
      to: { path: "^tests/" },
    },
    {
      name: "resolves",
      comment: "This import leads nowhere: a typing error, or a package that package.json does not name.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules|^lib/data/generated/" },
    exclude: { path: "^\\.next|^\\.crm" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types", "typings"],
    },
  },
};

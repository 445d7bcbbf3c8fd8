# Images of the services and of the shop's pages: `docker compose build`, or `docker build --target api --build-arg APP=api .`
ARG NODE=node:24-bookworm-slim

# One service and the packages it imports, without what is for development.
FROM --platform=$BUILDPLATFORM $NODE AS pruned
ARG APP
WORKDIR /source
COPY . .
RUN node docker/prune-workspace.mjs "apps/$APP" \
 && mkdir /manifests && find . -name package.json -exec cp --parents {} /manifests \; && cp package-lock.json .npmrc /manifests

# Installed from the manifests alone: a change of source does not install again.
FROM $NODE AS modules
WORKDIR /app
COPY --from=pruned /manifests .
RUN --mount=type=cache,target=/root/.npm npm install --ignore-scripts --loglevel=error

# Node runs the sources as they are, by stripping their types; it does that nowhere below node_modules, which links to packages/.
FROM $NODE AS service
ARG APP
ENV NODE_ENV=production
COPY --from=modules /app /app
COPY --from=pruned /source/packages /app/packages
COPY --from=pruned /source/apps/$APP/src /app/apps/$APP/src
COPY docker/healthy /usr/local/bin/healthy
# A new volume takes over owner and mode of the folder it is mounted on.
RUN install -d -o node -g node /data /compiled
# Filled below, while the image is made, by starting each service with a port that it refuses: a third less work at every start.
ENV NODE_COMPILE_CACHE=/compiled
WORKDIR /app/apps/$APP
USER node

# Everything that builds, for the machine that builds: what it makes runs on any.
FROM --platform=$BUILDPLATFORM $NODE AS manifests
WORKDIR /source
COPY . .
RUN mkdir /manifests && find . -name package.json -exec cp --parents {} /manifests \; && cp package-lock.json .npmrc /manifests

FROM --platform=$BUILDPLATFORM $NODE AS tools
WORKDIR /app
COPY --from=manifests /manifests .
RUN --mount=type=cache,target=/root/.npm \
    npm ci --ignore-scripts --loglevel=error --workspace apps/api --workspace apps/web --workspace apps/lab
COPY packages packages

FROM tools AS database-clients
COPY apps/api/prisma.config.ts apps/api/
COPY apps/api/prisma apps/api/prisma
RUN npm run generate --workspace apps/api

FROM tools AS viewer-pages
COPY apps/lab apps/lab
RUN npm run build --workspace apps/lab

FROM tools AS shop-pages
ARG GIT_COMMIT
COPY apps/web apps/web
RUN npm run build --workspace apps/web \
 && find apps/web/dist -name '*.map' -delete \
 && find apps/web/dist -type f -size +1k -exec gzip -9 --keep {} +

FROM service AS payments
RUN PAYMENTS_PORT=none node --import ./src/telemetry.ts src/server.ts || true
CMD ["node", "--import", "./src/telemetry.ts", "src/server.ts"]

FROM service AS api
COPY apps/api/prisma /app/apps/api/prisma
COPY --from=database-clients /app/apps/api/src/generated /app/apps/api/src/generated
RUN API_PORT=none node --import ./src/telemetry.ts src/server.ts || true
CMD ["node", "--import", "./src/telemetry.ts", "src/server.ts"]

FROM service AS lab
COPY --from=viewer-pages /app/apps/lab/web/dist /app/apps/lab/web/dist
RUN LAB_PORT=none node src/cli.ts || true
CMD ["node", "src/cli.ts"]

FROM nginx:1.28 AS web
COPY docker/web/nginx.conf /etc/nginx/nginx.conf
COPY docker/web/shop.conf.template /etc/nginx/templates/
COPY --from=shop-pages /app/apps/web/dist /usr/share/nginx/html
EXPOSE 8080
USER nginx

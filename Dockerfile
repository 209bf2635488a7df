# Builds the service with the Swift toolchain, then keeps the one program, the page and the examples.
FROM swift:6.3-bookworm AS build

# The -dev packages that scripts/setup.sh installs for building. Their versions are those of
# Debian 12, whose security updates replace them: a pinned one would soon not be found.
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install -y --no-install-recommends \
    libgnutls28-dev libmicrohttpd-dev pkg-config rapidjson-dev zlib1g-dev \
  && rm -rf /var/lib/apt/lists/*

WORKDIR /build
# The packages it depends on change rarely: a layer of their own.
COPY Package.swift ./
RUN swift package resolve
# The package is described as a whole, so that its tests have to be there, but they are not built.
COPY Benchmarks Benchmarks
COPY Tests Tests
COPY Sources Sources
# As scripts/build-release.sh, but with the Swift libraries inside: the next stage has none.
RUN swift build --configuration release --product interleave --static-swift-stdlib \
    --explicit-target-dependency-import-check error \
  && install --strip -D "$(swift build --configuration release --show-bin-path)/interleave" \
    /out/interleave


FROM debian:bookworm-slim

# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install -y --no-install-recommends libgnutls30 libmicrohttpd12 zlib1g \
  && rm -rf /var/lib/apt/lists/* \
  && groupadd --gid 10001 interleave \
  && useradd --no-log-init --no-create-home --uid 10001 --gid interleave interleave

COPY --from=build /out/interleave /usr/bin/interleave
COPY public /usr/share/interleave/public
COPY Examples /usr/share/interleave/Examples

# By number, so that Kubernetes can tell that it is not root.
USER 10001:10001
EXPOSE 8080
# SIGTERM drains: runs that have begun are answered first.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["interleave", "health"]
ENTRYPOINT ["interleave"]
CMD ["serve", "--listen", "0.0.0.0:8080", \
  "--public", "/usr/share/interleave/public", "--examples", "/usr/share/interleave/Examples"]

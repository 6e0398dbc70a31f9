#!/bin/sh
# Make sure that the browser tests find a browser: an installed Chromium or Chrome, else
# Playwright's own, else the one of the system's package manager.
# Usage: find-browser.sh FOLDER_OF_PLAYWRIGHT
set -u

for name in chromium chromium-browser google-chrome google-chrome-stable; do
  command -v "$name" >/dev/null && exit 0
done

timeout 300 "$1/playwright" install --with-deps chromium && exit 0

echo "Playwright's browser cannot be downloaded; asking the system's package manager." >&2
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
if command -v apt-get >/dev/null; then
  $as_root apt-get update && $as_root apt-get install -y chromium
elif command -v dnf >/dev/null; then
  $as_root dnf install -y chromium
else
  echo "Install Chromium or Chrome by hand, then run the tests again." >&2
  exit 1
fi

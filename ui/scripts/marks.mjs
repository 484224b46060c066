// Writes src/lib/marks/marks.json: a subset of simple-icons that tells issuers apart. `npm run marks`. Only marks under CC0: those with a
// licence of their own stay out, and so do very large drawings.
import { readFileSync, writeFileSync } from "node:fs";

const icons = "node_modules/simple-icons";
/** The whole window is to stay small: a drawing with more characters than this is not worth its place. */
const LARGEST = 460;

/** Services that ask for codes. What simple-icons doesn't have, or not under CC0, has a letter. */
const WANTED = `
  1password activision airbnb apple archlinux asana atlassian auth0 authentik backblaze battledotnet binance bitbucket bitwarden bluesky
  box bugcrowd canvas cisco cloudflare codecov coinbase dashlane datadog digitalocean discord docker dropbox drupal duolingo elastic
  element epicgames evernote facebook figma firebase flydotio fortinet gandi gitea github gitlab gmail godaddy gogdotcom google
  googlecloud grafana hackerone hackthebox hetzner homeassistant icloud instagram intel internetarchive itchdotio jetbrains jira joomla
  kofi mailchimp mastodon matrix mattermost mega meta mikrotik mongodb moodle mullvad namecheap netlify newrelic nextcloud nordvpn notion
  npm nuget nvidia okta opnsense ovh patreon paypal pfsense pinterest playstation plex porkbun postman proton protonmail proxmox pypi qnap
  railway reddit redhat render revolut roblox robinhood rocketdotchat rockstargames samsung sap scaleway sentry shopify signal snapchat
  snyk sony sourceforge spotify square stackoverflow steam stripe supabase surfshark synology tailscale telegram threads threema tiktok
  todoist travisci trello truenas tryhackme twitch uber ubiquiti ubisoft ubuntu unraid unrealengine vercel viber vmware vultr wasabi
  whatsapp wikipedia wireguard wise wordpress x xiaomi youtube zapier zendesk zoom
`
  .trim()
  .split(/\s+/);

/** What most people have: worth its place however it is drawn. */
const ANYWAY = [
  "cloudflare",
  "discord",
  "dropbox",
  "github",
  "gitlab",
  "instagram",
  "nextcloud",
  "reddit",
  "steam",
  "stripe",
  "twitch",
];

/** The form in which issuers and names are compared; marks.svelte.ts has the same. */
export const compared = (name) =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

export function marks() {
  const known = JSON.parse(readFileSync(`${icons}/data/simple-icons.json`, "utf8"));
  const paths = {};
  const names = {};
  for (const slug of WANTED) {
    const entry = known.find((each) => (each.slug ?? compared(each.title)) === slug);
    if (!entry || (entry.license && entry.license.type !== "CC0-1.0")) continue;
    const [, path] = /<path d="([^"]+)"/.exec(readFileSync(`${icons}/icons/${slug}.svg`, "utf8")) ?? [];
    if (!path || (path.length > LARGEST && !ANYWAY.includes(slug))) continue;
    paths[slug] = path;
    for (const name of [entry.title, ...(entry.aliases?.aka ?? [])].map(compared)) {
      if (name !== slug && name !== "") names[name] = slug;
    }
  }
  return { paths, names };
}

export const textOf = (made) => `${JSON.stringify(made)}\n`;

if (process.argv[1] === import.meta.filename) {
  writeFileSync("src/lib/marks/marks.json", textOf(marks()));
}

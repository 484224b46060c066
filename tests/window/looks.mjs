// In which looks the walk is made: every view once as it usually is, and theme, width and size of the text in pairs.

import { SIZES } from "./walk.mjs";

export const LOOKS = {
  "light-wide": { theme: "light", size: SIZES.wide },
  "dark-narrow": { theme: "dark", size: SIZES.narrow },
  "light-narrow-200": { theme: "light", size: SIZES.narrow, settings: { text: 200 } },
  "dark-wide-200": { theme: "dark", size: SIZES.wide, settings: { text: 200 } },
  // From right to left. Names are isolated and codes stay as they are.
  "arabic-narrow": { theme: "light", size: SIZES.narrow, settings: { language: "ar" } },
  // A language whose words are 40 % longer than English ones.
  "longer-narrow": { theme: "dark", size: SIZES.narrow, settings: { longer: true } },
  "longer-wide": { theme: "light", size: SIZES.wide, settings: { longer: true } },
};

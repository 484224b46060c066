// The chapters of the walk, in their order. Each begins in a home of its own; a new one is one line in its file.

import codes from "./codes.mjs";
import demonstration from "./demonstration.mjs";
import enrolling from "./enrolling.mjs";
import opening from "./opening.mjs";
import settings from "./settings.mjs";
import transfer from "./transfer.mjs";
import verifying from "./verifying.mjs";

export const CHAPTERS = { ...demonstration, ...codes, ...settings, ...enrolling, ...transfer, ...verifying, ...opening };

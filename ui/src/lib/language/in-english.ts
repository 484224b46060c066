// Sentences that come from Rust in English only: whoever reads the window aloud is told, and they keep their direction.

export const IN_ENGLISH = { lang: "en", dir: "auto" } as const;

// What the program is split into: what is there at the start, each later part, and in one more what several of those share. Left to itself the
// bundler makes a file of each button.

/** For Rolldown's `codeSplitting`: what several of the parts in `list` need and `start` does not is one chunk. */
export function sharedBy(list, start) {
  /** For each root, all that it brings with it. */
  const brought = new Map();

  function bring(root, modules) {
    const found = brought.get(root) ?? new Set();
    const open = brought.has(root) ? [] : [root];
    brought.set(root, found);
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (found.has(id)) continue;
      found.add(id);
      open.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
    }
    return found;
  }

  const isOfStart = (id, modules) => bring(start, modules).has(id);
  const isShared = (id, modules) => {
    const later = modules.getModuleInfo(list)?.dynamicallyImportedIds ?? [];
    return later.filter((root) => bring(root, modules).has(id)).length > 1;
  };
  return {
    // A group takes what its modules import along, so the start comes first.
    groups: [
      { priority: 2, name: (id, modules) => (isOfStart(id, modules) ? "start" : null) },
      { priority: 1, name: (id, modules) => (isShared(id, modules) ? "shared" : null) },
    ],
  };
}

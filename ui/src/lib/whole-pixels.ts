// QR codes as cameras like them: every module as many whole pixels as every other.

/** Pictures with less pixels than this have one for each module. */
const LARGEST = 260;

/** Draws the picture in the largest whole multiple of itself that fits into the room its style sheet gives it. */
export function wholePixels(image: HTMLImageElement) {
  const fit = () => {
    image.style.inlineSize = "";
    const [own, room] = [image.naturalWidth, image.clientWidth * devicePixelRatio];
    if (own === 0 || own > LARGEST || room < own) return;
    image.style.inlineSize = `${(Math.floor(room / own) * own) / devicePixelRatio}px`;
  };
  image.addEventListener("load", fit);
  window.addEventListener("resize", fit);
  if (image.complete) fit();
  return {
    destroy: () => {
      image.removeEventListener("load", fit);
      window.removeEventListener("resize", fit);
    },
  };
}

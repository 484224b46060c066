//! Drawings (SVG) as pictures, without anything from outside of them: no other file, no font, no script.

use std::panic::catch_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use image::{DynamicImage, ImageDecoder as _, ImageReader, RgbaImage};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, Group, ImageHrefResolver, ImageKind, Node, Options, Tree, roxmltree};

use crate::ReadError;
use crate::picture::Picture;

/// The largest drawing, in bytes (8 MiB): a code of the largest version with an element for each module has a quarter.
const MAX_BYTES: usize = 8 * 1024 * 1024;
/// The most elements, texts and comments.
const MAX_NODES: u32 = 400_000;
/// The longer side of the picture that codes are looked for in, in pixels: a sheet of forty codes has six to a module.
pub(crate) const SIDE: u16 = 2_000;
/// The most pixels that are painted, over and over each other.
const MAX_PAINTED: f64 = 1_500_000_000.0;
/// The most parts that are painted, counted as often as they are used.
const MAX_PARTS: u32 = 400_000;
/// The most pixels of all pictures in the drawing.
const MAX_EMBEDDED: u64 = 16_000_000;

/// Whether these bytes look like a drawing (SVG): XML whose first words name one.
#[must_use]
pub fn is_drawing(bytes: &[u8]) -> bool {
    const BEGINNING: usize = 4_096;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let beginning = &bytes[..bytes.len().min(BEGINNING)];
    beginning.trim_ascii_start().starts_with(b"<")
        && beginning
            .windows(4)
            .any(|word| word == b"<svg" || word == b":svg")
}

/// The picture of a drawing, its longer side that many pixels.
pub(crate) fn picture(bytes: &[u8], side: u16) -> Result<Picture, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge {
            limit_bytes: MAX_BYTES,
        });
    }
    // What draws it comes from others, and the drawing may be made to find what they overlooked.
    catch_unwind(|| drawn(bytes, f32::from(side.max(1)))).unwrap_or(Err(ReadError::Damaged))
}

fn drawn(bytes: &[u8], side: f32) -> Result<Picture, ReadError> {
    let text = str::from_utf8(bytes).map_err(|_| ReadError::Damaged)?;
    let parsing = roxmltree::ParsingOptions {
        // Drawings of some programs begin with one. What it could do is bounded by the parser.
        allow_dtd: true,
        nodes_limit: MAX_NODES,
        ..roxmltree::ParsingOptions::default()
    };
    let document =
        roxmltree::Document::parse_with_options(text, parsing).map_err(|error| match error {
            roxmltree::Error::NodesLimitReached => ReadError::TooComplex,
            _ => ReadError::Damaged,
        })?;
    let options = Options {
        resources_dir: None,
        image_href_resolver: embedded_only(),
        ..Options::default()
    };
    let tree = Tree::from_xmltree(&document, &options).map_err(|error| match error {
        usvg::Error::ElementsLimitReached => ReadError::TooComplex,
        _ => ReadError::Damaged,
    })?;
    let size = tree.size();
    let scale = side / size.width().max(size.height());
    // Rounded within bounds: the longer side is as long as was said.
    let pixels = |length: f32| (length * scale).round().clamp(1.0, side) as u32;
    let (width, height) = (pixels(size.width()), pixels(size.height()));
    let mut cost = Cost {
        scale: f64::from(scale),
        canvas: f64::from(width) * f64::from(height),
        painted: 0.0,
        parts: 0,
    };
    cost.add_group(tree.root())?;
    let mut pixmap = Pixmap::new(width, height).ok_or(ReadError::Damaged)?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    // As light shines through it, not as it is multiplied.
    let straight = pixmap.pixels().iter().flat_map(|pixel| {
        let color = pixel.demultiply();
        [color.red(), color.green(), color.blue(), color.alpha()]
    });
    RgbaImage::from_raw(width, height, straight.collect())
        .map(|image| Picture::of(DynamicImage::from(image)))
        .ok_or(ReadError::Damaged)
}

/// Pictures that are in the drawing itself, of the kinds that are read elsewhere, up to a number of pixels in all.
fn embedded_only() -> ImageHrefResolver<'static> {
    let left = AtomicU64::new(MAX_EMBEDDED);
    ImageHrefResolver {
        resolve_data: Box::new(move |_, data, _| embedded(&data, &left)),
        resolve_string: Box::new(|_, _| None),
    }
}

fn embedded(data: &Arc<Vec<u8>>, left: &AtomicU64) -> Option<ImageKind> {
    let format = image::guess_format(data).ok()?;
    let reader = ImageReader::with_format(std::io::Cursor::new(data.as_slice()), format);
    let (width, height) = reader.into_decoder().ok()?.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
        left.checked_sub(pixels)
    })
    .ok()?;
    match format {
        image::ImageFormat::Png => Some(ImageKind::PNG(Arc::clone(data))),
        image::ImageFormat::Jpeg => Some(ImageKind::JPEG(Arc::clone(data))),
        image::ImageFormat::Gif => Some(ImageKind::GIF(Arc::clone(data))),
        image::ImageFormat::WebP => Some(ImageKind::WEBP(Arc::clone(data))),
        _ => None,
    }
}

/// What painting a drawing costs, found out before it is done: parts that are used in parts that are used multiply.
struct Cost {
    scale: f64,
    canvas: f64,
    painted: f64,
    parts: u32,
}

impl Cost {
    fn add_group(&mut self, group: &Group) -> Result<(), ReadError> {
        for node in group.children() {
            self.parts += 1;
            let part = match node {
                Node::Group(group) if !group.filters().is_empty() => {
                    // Filters are layers upon layers of their own.
                    const OF_A_FILTER: f64 = 50.0;
                    OF_A_FILTER * self.canvas * group.filters().len() as f64
                }
                Node::Group(group) if group.should_isolate() => 2.0 * self.canvas,
                Node::Group(_) => 0.0,
                Node::Path(path) => {
                    let points = path.data().len() as f64;
                    let is_dashed = path
                        .stroke()
                        .is_some_and(|stroke| stroke.dasharray().is_some());
                    let dashes = if is_dashed { 10_000.0 } else { 1.0 };
                    self.area(path.abs_stroke_bounding_box()) + 50.0 * points * dashes
                }
                Node::Image(_) | Node::Text(_) => self.canvas,
            };
            self.painted += part;
            if self.parts > MAX_PARTS || self.painted > MAX_PAINTED {
                return Err(ReadError::TooComplex);
            }
            if let Node::Group(group) = node {
                self.add_group(group)?;
            }
            let mut result = Ok(());
            // Patterns, masks and what clips.
            node.subroots(|root| {
                if result.is_ok() {
                    result = self.add_group(root);
                }
            });
            result?;
        }
        Ok(())
    }

    fn area(&self, bounds: usvg::Rect) -> f64 {
        let area = f64::from(bounds.width()) * f64::from(bounds.height()) * self.scale.powi(2);
        area.min(self.canvas)
    }
}

// A code as a picture, and a picture as a code: drawn on a canvas, read by the camera or from a photograph. No picture is kept
// and none leaves the phone.
const MODULE = 8; // pixels of one module, before the screen makes it fit
const MOST = 1400; // pixels of the longer side that is searched
const EVERY = 200; // milliseconds between two looks through the camera
const FORMAT = "qr_code";

export async function draw(canvas, text) {
  const { encodeQR } = await import("./vendor/qr/index.js");
  const rows = encodeQR(text, "raw", { ecc: "medium", encoding: "alphanumeric", border: 4 });
  canvas.width = canvas.height = rows.length * MODULE;
  const brush = canvas.getContext("2d");
  brush.fillStyle = "#fff"; // also where the screen is dark: a camera looks for dark on light
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.fillStyle = "#000";
  rows.forEach((row, y) => row.forEach((dark, x) => dark && brush.fillRect(x * MODULE, y * MODULE, MODULE, MODULE)));
}

export function wipe(canvas) {
  canvas.width = canvas.height = 1;
}

let detector; // the browser's own, where it has one that reads these codes
async function ownDetector() {
  if (detector !== undefined) return detector;
  const formats = (await self.BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
  detector = formats.includes(FORMAT) ? new self.BarcodeDetector({ formats: [FORMAT] }) : null;
  return detector;
}

// What a picture says; empty where no code is found in it.
async function found(source, width, height) {
  const own = await ownDetector();
  const seen = own ? await own.detect(source).catch(() => []) : [];
  if (seen.length) return seen[0].rawValue;
  const { decodeQR } = await import("./vendor/qr/decode.js");
  const scale = Math.min(1, MOST / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  brush.fillStyle = "#fff"; // behind a picture with holes
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(source, 0, 0, canvas.width, canvas.height);
  try {
    return decodeQR(brush.getImageData(0, 0, canvas.width, canvas.height));
  } catch {
    return "";
  }
}

// A photograph from the gallery or the camera's own program.
export async function read(file) {
  let picture;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return "";
  }
  const text = await found(picture, picture.width, picture.height);
  picture.close();
  return text;
}

let stream = null;
let looking = 0;

export const hasCamera = () => Boolean(navigator.mediaDevices?.getUserMedia);

// Look through the camera until `take` says that it has what it wanted. Throws where there is no camera, or none is allowed.
export async function watch(video, take) {
  stop(video);
  const mine = (looking += 1);
  const opened = await navigator.mediaDevices.getUserMedia({ video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 } }, audio: false });
  if (mine !== looking) return opened.getTracks().forEach((track) => track.stop());
  stream = opened;
  video.srcObject = stream;
  await video.play();
  while (mine === looking) {
    const text = video.videoWidth ? await found(video, video.videoWidth, video.videoHeight) : "";
    if (text && mine === looking && (await take(text))) return stop(video);
    await new Promise((done) => setTimeout(done, EVERY));
  }
}

export function stop(video) {
  looking += 1;
  stream?.getTracks().forEach((track) => track.stop());
  stream = null;
  video.srcObject = null;
}

// Records one sentence with the microphone, or reads a chosen file with what the browser can read, and puts it into the form
// as WAV. Nothing leaves the page before the form is sent; without this script a file of a kind that the server reads is chosen.
"use strict";
(() => {
  const box = document.querySelector("[data-recorder]");
  const picked = document.querySelector("input[type=file][name=file]");
  if (!box || !picked || !("OfflineAudioContext" in window) || !("DataTransfer" in window)) return;
  const RATE = 22050, LONGEST = 60;
  const [start, stop, play] = ["start", "stop", "play"].map((name) => box.querySelector(`[data-${name}]`));
  const said = box.querySelector("[data-said]");
  const say = (what) => { said.textContent = said.dataset[what] || ""; };
  let heard = null, recorder = null, playing = null;

  // one channel of a recording, at the rate that is kept
  const decoded = async (bytes) => {
    const read = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(bytes);
    const one = new OfflineAudioContext(1, Math.max(1, Math.ceil(Math.min(read.duration, LONGEST + 1) * RATE)), RATE);
    const source = new AudioBufferSourceNode(one, { buffer: read });
    source.connect(one.destination);
    source.start();
    return one.startRendering();
  };
  const asWav = (sound) => {
    const samples = sound.getChannelData(0);
    const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
    const letters = (at, text) => [...text].forEach((letter, n) => view.setUint8(at + n, letter.charCodeAt(0)));
    letters(0, "RIFF"); view.setUint32(4, 36 + samples.length * 2, true); letters(8, "WAVEfmt ");
    view.setUint32(16, 16, true); view.setUint16(20, 1, true); view.setUint16(22, 1, true);
    view.setUint32(24, RATE, true); view.setUint32(28, RATE * 2, true); view.setUint16(32, 2, true); view.setUint16(34, 16, true);
    letters(36, "data"); view.setUint32(40, samples.length * 2, true);
    samples.forEach((value, n) => view.setInt16(44 + n * 2, Math.max(-1, Math.min(1, value)) * 32767, true));
    return new File([view], "rekaman.wav", { type: "audio/wav" });
  };
  const take = async (blob) => {
    heard = await decoded(await blob.arrayBuffer());
    const held = new DataTransfer();
    held.items.add(asWav(heard));
    picked.files = held.files;
    play.hidden = false;
    say("ready");
  };

  box.hidden = false;
  start.hidden = !(navigator.mediaDevices && "MediaRecorder" in window);
  document.querySelector("[data-without]").hidden = !start.hidden;
  start.addEventListener("click", async () => {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      return say("refused");
    }
    const pieces = [];
    const running = new MediaRecorder(stream);
    recorder = running;
    recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
    recorder.addEventListener("stop", async () => {
      stream.getTracks().forEach((track) => track.stop());
      [start.hidden, stop.hidden] = [false, true];
      try { await take(new Blob(pieces, { type: running.mimeType })); } catch { say("unread"); }
    });
    recorder.start();
    setTimeout(() => running.state === "recording" && running.stop(), LONGEST * 1000);
    [start.hidden, stop.hidden, play.hidden] = [true, false, true];
    say("running");
    stop.focus();
  });
  stop.addEventListener("click", () => recorder?.stop());
  play.addEventListener("click", async () => {
    if (!heard) return;
    playing?.close();
    playing = new AudioContext();
    const source = new AudioBufferSourceNode(playing, { buffer: heard });
    source.connect(playing.destination);
    source.start();
  });
  picked.addEventListener("change", async () => {
    heard = null;
    play.hidden = true;
    if (!picked.files.length) return say("");
    try { await take(picked.files[0]); } catch { say("unread"); }
  });
})();

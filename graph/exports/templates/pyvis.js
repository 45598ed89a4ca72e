"use strict";
// The data are text: labels are drawn on a canvas, and vis-network sets titles through innerText.
const data = JSON.parse(document.getElementById("data").textContent);
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
const options = {
  physics: false,
  layout: { randomSeed: 1 },
  interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false }, tooltipDelay: 120 },
  nodes: { font: { size: 15, face: "system-ui, sans-serif", multi: false, color: "#1c2730" }, margin: 9, widthConstraint: { maximum: 200 } },
  edges: {
    font: { size: 11, multi: false, color: dark ? "#c9d4db" : "#5a6872", strokeWidth: 4, strokeColor: dark ? "#131b21" : "#ffffff" },
    color: { color: dark ? "#7d8d98" : "#8b99a3" },
    smooth: { enabled: true, type: "cubicBezier", forceDirection: "vertical", roundness: 0.4 },
  },
};
const network = new vis.Network(
  document.getElementById("picture"),
  { nodes: new vis.DataSet(data.nodes), edges: new vis.DataSet(data.edges) },
  options,
);
network.once("afterDrawing", () => {
  network.fit();
  document.getElementById("picture").dataset.drawn = String(data.nodes.length);
});

import { describe, expect, it } from "vitest";
import { decodeEntities } from "./html-entities.ts";

describe("decodeEntities", () => {
  it.each([
    ["Ship Your Idea &ndash; Color: Black", "Ship Your Idea – Color: Black"],
    ["&lt;Variable&gt; Fun Pens!", "<Variable> Fun Pens!"],
    ["Beanie &times; 1", "Beanie × 1"],
    ["Tan &amp; Sons", "Tan & Sons"],
    ["Caf&eacute; &Yuml; &yuml; &nbsp;x", "Café &Yuml; ÿ \u00A0x"],
    ["&#36;22.00 &#8211; &#x2014; &#039;", "$22.00 – — '"],
    ["&amp;lt; is decoded once", "&lt; is decoded once"],
    ["R&D; A&B &unknown; &; &#; &#x;", "R&D; A&B &unknown; &; &#; &#x;"],
    ["&#0; &#xD800; &#x110000; &#7;", "&#0; &#xD800; &#x110000; &#7;"],
    ["", ""],
  ])("%j is %j", (text, decoded) => {
    expect(decodeEntities(text)).toBe(decoded);
  });
});

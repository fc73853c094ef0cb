// Tells why nothing appears in the iframe where embed.js itself cannot be loaded. A module needs its host's permission in a frame without an
// origin of its own; this script is a classic one, which needs none, and so imports nothing.
{
  const WORDS = /** @type {Record<string, {closed: string, absent: string}>} */ ({
    en: {
      closed:
        'The archive could not be opened: this frame has no origin of its own ("sandbox" without "allow-same-origin"), so the archive\'s host must answer with "Access-Control-Allow-Origin: *".',
      absent: 'The archive could not be opened: embed.js could not be loaded.',
    },
    de: {
      closed:
        'Das Archiv ließ sich nicht öffnen: dieser Rahmen hat keinen eigenen Ursprung („sandbox“ ohne „allow-same-origin“), deshalb muss der Server des Archivs mit „Access-Control-Allow-Origin: *“ antworten.',
      absent: 'Das Archiv ließ sich nicht öffnen: embed.js war nicht zu laden.',
    },
  });
  addEventListener(
    'error',
    ({ target }) => {
      if (!(target instanceof HTMLScriptElement)) return;
      const language =
        new URLSearchParams(location.hash.slice(1)).get('locale') ?? navigator.language.slice(0, 2);
      const words = Object.hasOwn(WORDS, language) ? WORDS[language] : WORDS.en;
      const paragraph = document.createElement('p');
      paragraph.setAttribute('role', 'alert');
      paragraph.textContent = self.origin === 'null' ? words.closed : words.absent;
      const show = () => document.body.append(paragraph);
      if (document.body) show();
      else addEventListener('DOMContentLoaded', show);
    },
    true,
  );
}

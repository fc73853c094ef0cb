// Requests and replies of the engine. Made from wasm/reply_fields.h and request_fields.h by
// `scripts/dev declare`: change those.

/** Like 2024-03-05, or empty. */
export type Day = string;

/** A piece of text; 1 where it matches the query. */
export type MarkedText = [text: string, marked: 0 | 1];

export type FilterField = 'kind' | 'theme' | 'tag' | 'author' | 'language';

export type ElementName = 'p' | 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' | 'blockquote' | 'ul' | 'ol'
  | 'li' | 'hr' | 'code-block' | 'code' | 'table' | 'thead' | 'tbody' | 'tr' | 'th' | 'td' | 'em'
  | 'strong' | 'del' | 'a' | 'img' | 'br' | 'task' | 'math-inline' | 'math-block' | 'alert'
  | 'alert-title' | 'footnote-reference' | 'footnotes' | 'footnote' | 'footnote-back' | 'details'
  | 'summary' | 'kbd' | 'sup' | 'sub' | 'abbr' | 'mark' | 'small' | 'ins' | 'samp' | 'var' | 'q'
  | 'cite' | 'dl' | 'dt' | 'dd' | 'figure' | 'figcaption' | 'div' | 'span' | 'u' | 'b' | 'i' | 's'
  | 'caption' | 'ruby' | 'rt' | 'rp' | 'bdi' | 'wbr' | 'match';

export type AttributeName = 'id' | 'href' | 'post' | 'heading' | 'media' | 'remote' | 'alt'
  | 'title' | 'width' | 'height' | 'language' | 'lang' | 'dir' | 'start' | 'reversed' | 'align'
  | 'colspan' | 'rowspan' | 'checked' | 'open' | 'kind' | 'number';

export type Attributes = { [name in AttributeName]?: string };

export type ElementNode = [name: ElementName, attributes: Attributes, ...children: DocumentNode[]];

/** A post's text as a tree; words that match a request's `mark` stand in elements named match. */
export type DocumentNode = string | ElementNode;

export type ErrorCode = 'bad-input' | 'bad-bundle' | 'too-large' | 'unsupported' | 'not-found'
  | 'not-loaded' | 'secret' | 'io';

export interface ErrorReply {
  code: ErrorCode;
  /** What happened. */
  message: string;
  /** The part's name, or empty. */
  where: string;
  /** How to mend it, or empty. */
  hint: string;
}

export interface LoadedReply {
  loaded: string;
}

export interface FootLine {
  text: string;
  /** Where it leads, or empty. */
  link: string;
}

export interface KindName {
  id: string;
  name: string;
}

export interface OwnField {
  /** Before a colon in a query. */
  name: string;
  /** For people; empty: the name. */
  title: string;
  /** Its values are paths. */
  tree: boolean;
}

export type PartRole = 'facets' | 'list' | 'slugs' | 'posts' | 'index' | 'lexicon' | 'related'
  | 'backlinks' | 'labels';

export interface Part {
  name: string;
  role: PartRole;
  /** As stored. */
  bytes: number;
  /** After decompression. */
  unpacked: number;
}

export interface Media {
  name: string;
  /** MIME type. */
  type: string;
  /** In pixels; 0 when it is no image or the size is unknown. */
  width: number;
  height: number;
  bytes: number;
}

export interface OperatorHelp {
  name: string;
  argument: string;
  help: string;
}

export interface Limits {
  /** Characters; a longer query is read as a pasted log. */
  query: number;
  /** Hits in one reply. */
  page: number;
}

export interface ManifestReply {
  edition: string;
  packed: Day;
  title: string;
  strapline: string;
  foot: FootLine;
  language: string;
  /** Of the posts. */
  languages: string[];
  /** In the order to show; posts may have others. */
  kinds: KindName[];
  /** The archive's own, that posts can be asked for by. */
  fields: OwnField[];
  /** Days after which a post says when it was last updated; 0: never. */
  stale_after: number;
  /** Ids of the kinds that may grow stale; empty: all. */
  stale_kinds: string[];
  posts: number;
  parts: Part[];
  media: Media[];
  /** Names of the parts that every visit begins with. */
  start: string[];
  operators: OperatorHelp[];
  limits: Limits;
}

export type Sort = 'relevance' | 'newest' | 'oldest';

export interface Filters {
  kind?: string[];
  theme?: string[];
  tag?: string[];
  author?: string[];
  language?: string[];
  /** Like 2021, 2021-03 or 2021-03-05; the first day that counts. */
  after?: string;
  /** The last day that counts. */
  before?: string;
}

export interface SearchRequest {
  /** As typed; empty lists everything. */
  text?: string;
  /** relevance if absent. */
  sort?: Sort;
  /** The first hit of the page. At most 200000; 0 if absent. */
  from?: number;
  /** At most 200; 20 if absent. */
  count?: number;
  /** True if absent. */
  excerpts?: boolean;
  /** False if absent. */
  explain?: boolean;
  filters?: Filters;
}

export interface ExplainedTerm {
  term: string;
  amount: number;
  how: string;
}

export interface Hit {
  number: number;
  slug: string;
  title: string;
  summary: string;
  kind: string;
  theme: string;
  tags: string[];
  language: string;
  day: Day;
  updated: Day;
  /** Slug of the post to read instead, or empty. */
  superseded_by: string;
  url: string;
  score: number;
  all_words: boolean;
  /** Words of the query that this post lacks, as typed. */
  missing: string[];
  /** The folder it stands in, as a path, or empty. */
  section: string;
  /** Of the steps of that path. Both once the labels are loaded. */
  section_titles: string[];
  /** False until the post's list part, which `wants` names, is loaded. */
  has_text: boolean;
  /** Empty until the post's part is loaded. */
  excerpt: MarkedText[];
  /** Of the section that the excerpt stands in; empty at the start of a post. */
  heading: string;
  heading_id: string;
  /** Where asked for; the amounts' sum is the score. */
  explanation: ExplainedTerm[];
}

export type FacetField = 'kind' | 'theme' | 'tag' | 'author' | 'language' | 'year' | 'month';

export interface FacetValue {
  /** What a filter takes. */
  value: string;
  count: number;
  chosen: boolean;
}

export interface Facet {
  field: FacetField;
  /** The most frequent first, and every chosen one; years and months: all, newest first. */
  values: FacetValue[];
}

export interface OwnFacetValue {
  /** A query asks for it behind the name and a colon. */
  value: string;
  /** Of a section, else empty. */
  title: string;
  /** Of a section: with all below it. */
  count: number;
}

export interface OwnFacet {
  name: string;
  /** Sections in their order; others as most posts of the archive have them. */
  values: OwnFacetValue[];
}

export type TermRole = 'word' | 'phrase' | 'prefix' | 'title' | 'kind' | 'theme' | 'tag' | 'author'
  | 'language' | 'own' | 'required' | 'excluded' | 'quiet' | 'date' | 'sort' | 'ignored';

export interface UnderstoodTerm {
  typed: string;
  role: TermRole;
  /** The words searched instead when repaired or completed; why, when ignored. */
  meaning: string;
  /** How many match this piece by itself. */
  posts: number;
  /** No post has the word, and spellings near it were searched. */
  repaired: boolean;
  /** No post has the last word, and words that begin with it were searched. */
  completed: boolean;
  /** Synonyms of the archive's that were searched too. */
  also: string[];
}

export type NoticeCode = 'log-cut' | 'log-read' | 'hyphens-read' | 'fields-read';

export interface Notice {
  code: NoticeCode;
  /** One plain sentence. */
  text: string;
}

export type AlternativeKind = 'filters' | 'spelling' | 'words' | 'literal';

export interface Alternative {
  kind: AlternativeKind;
  /** The query to go to. */
  text: string;
  /** How many it lists. */
  posts: number;
}

export interface SearchReply {
  /** False: parts that `needs` names may still change the answer. */
  complete: boolean;
  /** Parts without which the answer may be wrong: load them and ask again, three times at most. */
  needs: string[];
  /** Parts that only add text, what is seen first before the others. */
  wants: string[];
  /** Posts listed: with all words first, then with some. */
  total: number;
  total_all: number;
  total_some: number;
  /** Posts with all words come first, then those with some. */
  grouped: boolean;
  hits: Hit[];
  /** Those of tags and authors once their part is loaded. */
  facets: Facet[];
  /** Of the archive's own fields, once the labels are loaded. */
  own_facets: OwnFacet[];
  /** In the order typed. */
  understood: UnderstoodTerm[];
  notices: Notice[];
  /** What to ask instead, where nothing is listed and something else would be. */
  alternatives: Alternative[];
}

export interface Description {
  /** False: parts that `needs` names may still change the answer. */
  complete: boolean;
  /** Parts without which the answer may be wrong: load them and ask again, three times at most. */
  needs: string[];
  /** Parts that only add text, what is seen first before the others. */
  wants: string[];
  hits: Hit[];
  /** Those of tags and authors once their part is loaded. */
  facets: Facet[];
  /** Of the archive's own fields, once the labels are loaded. */
  own_facets: OwnFacet[];
  /** What to ask instead, where nothing is listed and something else would be. */
  alternatives: Alternative[];
}

export interface SuggestRequest {
  text?: string;
  /** At most 50; 8 if absent. */
  count?: number;
}

export interface SuggestedWord {
  /** A completed query. */
  text: string;
  posts: number;
}

export interface SuggestedPost {
  /** Its title. */
  text: string;
  slug: string;
}

export interface SuggestReply {
  /** False: parts that `needs` names may still change the answer. */
  complete: boolean;
  /** Parts without which the answer may be wrong: load them and ask again, three times at most. */
  needs: string[];
  words: SuggestedWord[];
  posts: SuggestedPost[];
}

export interface PostRequest {
  /** Slug or alias; empty: by number. */
  slug?: string;
  /** At most 200000; 0 if absent. */
  number?: number;
  /** A query whose words are marked in the text. */
  mark?: string;
}

export interface OutlineEntry {
  level: number;
  id: string;
  text: string;
}

export interface PostLink {
  slug: string;
  title: string;
  day: Day;
}

export interface PostReply {
  /** False: parts that `needs` names may still change the answer. */
  complete: boolean;
  /** Parts without which the answer may be wrong: load them and ask again, three times at most. */
  needs: string[];
  /** Parts that only add text, what is seen first before the others. */
  wants: string[];
  /** Nothing that is wanted would change the text, its marks or what stands above it. */
  text_complete: boolean;
  number: number;
  slug: string;
  title: string;
  summary: string;
  day: Day;
  updated: Day;
  kind: string;
  theme: string;
  tags: string[];
  authors: string[];
  language: string;
  /** Earlier slugs that still lead here. */
  aliases: string[];
  /** Slug of the post to read instead, or empty. */
  superseded_by: string;
  /** Where this post already stands as a page, or empty. */
  url: string;
  /** The folder it stands in, as a path, or empty. */
  section: string;
  /** Of the steps of that path. */
  section_titles: string[];
  /** Of the body, for reading time. */
  words: number;
  /** Empty, or why the rest of the text is missing. */
  notice: string;
  outline: OutlineEntry[];
  nodes: DocumentNode[];
  newer: PostLink | null;
  older: PostLink | null;
  superseding: PostLink | null;
  /** The most alike first. */
  related: PostLink[];
  /** Newest first. */
  links_here: PostLink[];
}

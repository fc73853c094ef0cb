// The one file a portal loads: defines <carrel-archive>. It starts nothing and touches nothing until a tag is there.
import { define } from './widget.js';

export { CarrelArchive, checkHost, define } from './widget.js';
define();

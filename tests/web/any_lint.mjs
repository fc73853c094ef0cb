// Finds where a source of web/ gives up its types: in its syntax tree, types in comments and all.
import ts from 'typescript';

const GIVEN_UP = new Set([
  ts.SyntaxKind.AnyKeyword,
  ts.SyntaxKind.JSDocAllType,
  ts.SyntaxKind.JSDocUnknownType,
]);

/** @param {string} source @param {string} [name] @returns {string[]} "line: text" of each `any` */
export function findAny(source, name = 'source.js') {
  const tree = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const found = new Map();
  const visit = (node) => {
    if (GIVEN_UP.has(node.kind)) {
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line;
      found.set(node.pos, `${line + 1}: ${source.split('\n')[line].trim().slice(0, 80)}`);
    }
    for (const comment of node.jsDoc ?? []) visit(comment);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  visit(tree.endOfFileToken);
  return [...found.values()];
}

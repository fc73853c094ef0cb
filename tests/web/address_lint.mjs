// Where does a source set an address, run text as code, or parse markup, past web/base/dom.js? A reading of its syntax tree.
import ts from 'typescript';

const ADDRESS =
  /^(?:.*href|src.*|.*action|poster|data|ping|cite|background|location|baseval|innerhtml|outerhtml)$/i;
/** Attributes whose text is run. */
const HANDLER = /^on/i;
/** Calls that follow an address or make elements of text. */
const CALLS =
  /^(?:setAttributeNS|setAttributeNode|setAttributeNodeNS|getAttributeNode|getAttributeNodeNS|insertAdjacentHTML|createContextualFragment|parseFromString|setHTMLUnsafe|eval|Function)$/;
/** @param {string} source @returns {string[]} "line: text" of each place */
export function findAddressWrites(source) {
  const tree = ts.createSourceFile('source.js', source, ts.ScriptTarget.Latest, true);
  const found = [];
  const note = (node) => {
    found.push(
      `${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${node.getText().slice(0, 80)}`,
    );
  };
  const literal = (node) => (node && ts.isStringLiteralLike(node) ? node.text : null);
  const nameOf = (node) =>
    ts.isPropertyAccessExpression(node)
      ? node.name.text
      : ts.isElementAccessExpression(node)
        ? literal(node.argumentExpression)
        : null;
  const isBad = (name) => name !== null && ADDRESS.test(name);
  /** A place that is written: a property, or the ones a pattern names. */
  const target = (node) => {
    if (ts.isParenthesizedExpression(node)) return target(node.expression);
    if (ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword)
      return;
    if (
      ts.isPropertyAccessExpression(node) &&
      (isBad(node.name.text) ||
        (node.name.text === 'value' && /attributes|AttributeNode/.test(node.expression.getText())))
    )
      return note(node);
    if (ts.isElementAccessExpression(node)) {
      const name = literal(node.argumentExpression);
      // By a name known only when it runs: fine for lists and tables, which are told from elements by what they are called.
      if (
        name === null
          ? /^(?:a|element|link|image|made|target|node)$/.test(node.expression.getText())
          : isBad(name)
      )
        note(node);
    } else if (ts.isIdentifier(node) && node.text === 'location') note(node);
    else if (ts.isArrayLiteralExpression(node)) node.elements.forEach(target);
    else if (ts.isObjectLiteralExpression(node))
      for (const property of node.properties)
        if (ts.isPropertyAssignment(property)) target(property.initializer);
  };
  const visit = (node) => {
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      node.operatorToken.kind <= ts.SyntaxKind.LastAssignment
    )
      target(node.left);
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const { expression, arguments: given = [] } = node;
      const name = ts.isIdentifier(expression) ? expression.text : nameOf(expression);
      const of = ts.isPropertyAccessExpression(expression) ? expression.expression.getText() : '';
      if (name !== null && CALLS.test(name)) note(node);
      if (name === 'setAttribute' && of) {
        const attribute = literal(given[0]);
        if (attribute === null || isBad(attribute) || HANDLER.test(attribute)) note(node);
      }
      if (/^write/.test(name ?? '') && of === 'document') note(node);
      if (/^(?:replace|assign)$/.test(name ?? '') && /(?:^|\.)location$/.test(of)) note(node);
      if (name === 'open' && (of === 'window' || (!of && !/\bfunction open\b/.test(source))))
        note(node);
      if (
        of === 'Object' &&
        name === 'assign' &&
        given
          .slice(1)
          .some(
            (item) =>
              ts.isObjectLiteralExpression(item) &&
              item.properties.some(
                (property) =>
                  property.name && isBad(/** @type {any} */ (property.name).text ?? null),
              ),
          )
      )
        note(node);
      if (
        (of === 'Reflect' || of === 'Object') &&
        (name === 'set' || name === 'defineProperty') &&
        isBad(literal(given[1]))
      )
        note(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

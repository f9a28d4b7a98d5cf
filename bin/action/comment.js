'use strict';
/**
 * The step of the action that comments: the report goes to the pull request, in place of the comment that an earlier
 * run left there. Without a pull request it does nothing.
 */
const { readFileSync } = require('node:fs');

/** By which an earlier comment is known. */
const MARK = '<!-- neardup -->';
/** Units that a comment may have; GitHub takes 65,536. */
const MOST = 60_000;
/** Comments are asked for by the hundred, and not for ever. */
const MOST_PAGES = 20;

const { GITHUB_API_URL, GITHUB_EVENT_PATH, GITHUB_REPOSITORY, NEARDUP_REPORT, NEARDUP_TOKEN } =
  process.env;

async function ask(path, method = 'GET', body) {
  const address = `${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}${path}`;
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${NEARDUP_TOKEN}`,
  };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(address, { ...sent, method, headers });
  if (answer.ok) return answer.json();
  const hint = answer.status === 403 ? '; the job needs pull-requests: write' : '';
  throw new Error(`${method} ${path}: ${answer.status}${hint}`);
}

function numberOfRequest() {
  const event = JSON.parse(readFileSync(GITHUB_EVENT_PATH, 'utf8'));
  const number = event.pull_request?.number;
  return Number.isInteger(number) ? number : undefined;
}

async function findEarlier(number) {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const comments = await ask(`/issues/${number}/comments?per_page=100&page=${page}`);
    const own = comments.find(({ body, user }) => {
      return user?.type === 'Bot' && body?.startsWith(MARK);
    });
    if (own !== undefined || comments.length < 100) return own;
  }
  return undefined;
}

/** The report, cut at the end of a line. */
function bodyOf(text) {
  if (text.length <= MOST) return `${MARK}\n${text}`;
  const kept = text.slice(0, text.lastIndexOf('\n', MOST));
  return `${MARK}\n${kept}\n\nThe report is longer; the summary of the job has more of it.\n`;
}

async function comment() {
  const number = numberOfRequest();
  if (number === undefined) {
    console.log('no pull request, so no comment');
    return;
  }
  const body = bodyOf(readFileSync(NEARDUP_REPORT, 'utf8'));
  const earlier = await findEarlier(number);
  if (earlier === undefined) await ask(`/issues/${number}/comments`, 'POST', { body });
  else await ask(`/issues/comments/${earlier.id}`, 'PATCH', { body });
}

comment().catch((error) => {
  // findings decide about the job, not the comment about them
  console.log(
    `::warning title=neardup::no comment was written: ${String(error.message)
      .replaceAll(/[%\r\n]/g, ' ')
      .slice(0, 200)}`,
  );
});

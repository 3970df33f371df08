import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Translate } from '../core/messages/translate.ts';
import type { Link } from '../host/process/link.ts';
import { answerJson, refuseCall } from './answers.ts';

/** One mebibyte, as everywhere: no procedure takes more. */
const LONGEST_BODY = 1024 * 1024;

const jsonType = /^application\/json(?:\s*;\s*charset="?utf-8"?)?$/i;

interface Call {
  readonly input: unknown;
  readonly commandId: string | undefined;
  readonly trainingId: string | undefined;
}

/** Reads a call and carries it to the till. Whatever the till answers is the body, with status 200. */
export async function carryCall(
  { link, say }: { readonly link: Link; readonly say: Translate },
  procedure: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const {
    'content-type': type = '',
    'content-encoding': encoding,
    'content-length': length,
  } = request.headers;
  if (!jsonType.test(type) || encoding !== undefined) return refuseCall(response, 415, say('web.notJson'));
  if (Number(length) > LONGEST_BODY) return refuseCall(response, 413, say('cli.wrong.requestLong'));
  const body = await bodyOf(request);
  if (body === undefined) return refuseCall(response, 413, say('cli.wrong.requestLong'));
  const call = parseCall(body);
  if (call === undefined) return refuseCall(response, 400, say('web.callForm'));
  answerJson(response, 200, await link.call(procedure, call.input, call.commandId, call.trainingId));
}

/** Undefined where there is more than may be. Rejects when the asker goes away in the middle. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > LONGEST_BODY) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

const known: readonly string[] = ['input', 'commandId', 'trainingId'];

/** `{input, commandId?, trainingId?}` in UTF-8; undefined for anything else. */
function parseCall(body: Buffer): Call | undefined {
  let said: unknown;
  try {
    said = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return undefined;
  if (Object.keys(said).some((key) => !known.includes(key))) return undefined;
  const commandId = 'commandId' in said ? said.commandId : undefined;
  if (commandId !== undefined && typeof commandId !== 'string') return undefined;
  const trainingId = 'trainingId' in said ? said.trainingId : undefined;
  if (trainingId !== undefined && typeof trainingId !== 'string') return undefined;
  return { input: 'input' in said ? said.input : undefined, commandId, trainingId };
}

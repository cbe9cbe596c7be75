/** Reading a message's body. */
import { ClrArray } from '../../runtime/array.ts';
import { raise } from '../../runtime/exception.ts';
import { clr, runtimeType } from '../../runtime/type.ts';
import { Dictionary } from '../collections/dictionary.ts';
import { List } from '../collections/list.ts';
import { type Call, declare } from '../declare.ts';
import { parseArray, parseObject, parseToken } from '../newtonsoft/load.ts';
import { parseDocument, parseElement } from '../xml/parse.ts';
import type { Entity } from './entity.ts';
import type { BodyModel } from './model.ts';
import { parameters } from './url.ts';

const charsets: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'utf-16': 'utf-16le',
};
const textOfBody = ({ bytes, charset }: BodyModel): string => {
  const name = charset ?? 'utf-8';
  try {
    return new TextDecoder(charsets[name] ?? name).decode(bytes);
  } catch {
    return raise('System.ArgumentException', `'${name}' is not a supported encoding name.`);
  }
};

const read = (body: BodyModel, type: string, call: Call): unknown => {
  call.machine.allocate(body.bytes.length * 2);
  switch (type) {
    case 'System.String':
    case 'System.Object':
      return textOfBody(body);
    case 'System.Byte[]':
      return ClrArray.ofBytes(body.bytes.slice());
    case 'Newtonsoft.Json.Linq.JObject':
      return parseObject(textOfBody(body));
    case 'Newtonsoft.Json.Linq.JArray':
      return parseArray(textOfBody(body));
    case 'Newtonsoft.Json.Linq.JToken':
      return parseToken(textOfBody(body));
    case 'System.Xml.Linq.XElement':
      return parseElement(textOfBody(body));
    case 'System.Xml.Linq.XDocument':
    case 'System.Xml.Linq.XNode':
      return parseDocument(textOfBody(body));
    default:
      return raise(
        'System.InvalidOperationException',
        `A body cannot be read as ${type}. It can be as string, byte[], JObject, JToken, JArray, XNode, XElement or XDocument.`,
      );
  }
};
/** Gives what `work` makes of the body, and consumes it unless it is to be kept; what cannot be read is consumed too. */
const consuming = <T>(body: BodyModel, preserve: boolean, work: () => T): T => {
  try {
    return work();
  } finally {
    if (!preserve) body.consume();
  }
};

const listType = runtimeType('System.Collections.Generic.IList', clr.string);
export default declare(
  `public interface IMessageBody`,
  {
    'T As<T>(bool preserveContent = false)': (self: Entity<BodyModel>, preserve: boolean, call: Call) =>
      consuming(self.of, preserve, () => read(self.of, call.typeArguments[0]!.text, call)),
    'IDictionary<string, IList<string>> AsFormUrlEncodedContent(bool preserveContent = false)': (
      self: Entity<BodyModel>,
      preserve: boolean,
    ) =>
      consuming(self.of, preserve, () => {
        const form = new Dictionary(clr.string, listType);
        for (const [name, values] of parameters(textOfBody(self.of), false)) form.set(name, new List(clr.string, values));
        return form;
      }),
  },
  {
    complete: true,
    docs: {
      '': "The message's body.",
      As: 'Reads the body as string, byte[], JObject, JToken, JArray, XNode, XElement or XDocument; consumes it unless preserveContent is true.',
      AsFormUrlEncodedContent: 'Reads form data; consumes the body unless preserveContent is true.',
    },
  },
);

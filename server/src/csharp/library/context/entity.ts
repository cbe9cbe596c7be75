/** `context` and what hangs on it as values: each stands for a part of the model and reads it when asked, so a model may change as a request goes on. */
import { type RuntimeType, runtimeType } from '../../runtime/type.ts';
import type { Call } from '../declare.ts';
import type { Machine } from '../machine.ts';
import type { ContextModel } from './model.ts';

export class Entity<Model extends object = object> {
  readonly clrType: RuntimeType;
  readonly of: Model;
  /** What was made of parts of the model, each at its own place: see `part`. */
  private readonly made: ({ readonly of: unknown; readonly value: unknown } | undefined)[] = [];
  private constructor(type: RuntimeType, of: Model) {
    this.clrType = type;
    this.of = of;
  }
  private static readonly known = new Map<RuntimeType, WeakMap<object, Entity>>();
  /** One entity per type and model, so that equal things are the same object. */
  static of<Model extends object>(name: string, model: Model | null | undefined): Entity<Model> | null {
    if (!model) return null;
    const type = runtimeType(`${name}`);
    let entities = Entity.known.get(type);
    if (!entities) Entity.known.set(type, (entities = new WeakMap()));
    let entity = entities.get(model);
    if (!entity) entities.set(model, (entity = new Entity(type, model)));
    return entity as Entity<Model>;
  }

  private static places = 0;
  /** A reader of one part of an entity: what `make` makes of the model's part is kept as long as that part is the same. */
  static part<Model extends object, Part extends object | string, Made>(
    of: (model: Model) => Part | null | undefined,
    make: (part: Part, machine: Machine, model: Model) => Made,
  ): (self: Entity<Model>, call: Call) => Made | null {
    const place = Entity.places++;
    return (self, call) => {
      const part = of(self.of);
      if (part === null || part === undefined) return null;
      const known = self.made[place];
      if (known !== undefined && known.of === part) return known.value as Made;
      const value = make(part, call.machine, self.of);
      self.made[place] = { of: part, value };
      return value;
    };
  }
  /** The same where the part is an entity itself. */
  static child<Model extends object, Part extends object>(
    name: string,
    of: (model: Model) => Part | null | undefined,
  ): (self: Entity<Model>, call: Call) => Entity<Part> | null {
    return Entity.part(of, (part) => Entity.of(name, part)!);
  }
}
/** What the name `context` stands for in an expression. */
export const contextValue = (model: ContextModel): Entity<ContextModel> => Entity.of('IExpressionContext', model)!;
/** A response as a variable holds it (`send-request`, `response-variable-name`). */
export const responseValue = (model: NonNullable<ContextModel['response']>): Entity => Entity.of('IResponse', model)!;

/** `context` and what hangs on it as values: each stands for a part of the model and reads it when asked, so a model may change as a request goes on. */
import { type RuntimeType, runtimeType } from '../../runtime/type.ts';
import type { ContextModel } from './model.ts';

export class Entity<Model extends object = object> {
  readonly clrType: RuntimeType;
  readonly of: Model;
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
}
/** What the name `context` stands for in an expression. */
export const contextValue = (model: ContextModel): Entity<ContextModel> => Entity.of('IExpressionContext', model)!;
/** A response as a variable holds it (`send-request`, `response-variable-name`). */
export const responseValue = (model: NonNullable<ContextModel['response']>): Entity => Entity.of('IResponse', model)!;

/** System.Exception and those derived from it. */

import { type ClrArray, ClrException, clr, runtimeType, textOf } from '../../runtime/index.ts';
import { Dictionary } from '../collections/dictionary.ts';
import { List } from '../collections/list.ts';
import { type Behaviour, type Declaration, declare } from '../declare.ts';

const exceptionMembers = (name: string, message: string): Record<string, Behaviour> => ({
  'new()': () => new ClrException(name, message),
  'new(string message)': (text: string | null) => new ClrException(name, text ?? message),
  'new(string message, Exception innerException)': (text: string | null, inner: ClrException | null) =>
    new ClrException(name, text ?? message, inner),
});

/** Name, base, message of the parameterless constructor. Source: .NET's own resources. */
const exceptions: readonly (readonly [string, string, string])[] = [
  ['System.SystemException', 'Exception', 'System error.'],
  ['System.ApplicationException', 'Exception', 'Error in the application.'],
  ['System.ArithmeticException', 'SystemException', 'Overflow or underflow in the arithmetic operation.'],
  ['System.DivideByZeroException', 'ArithmeticException', 'Attempted to divide by zero.'],
  ['System.OverflowException', 'ArithmeticException', 'Arithmetic operation resulted in an overflow.'],
  ['System.FormatException', 'SystemException', 'One of the identified items was in an invalid format.'],
  ['System.InvalidCastException', 'SystemException', 'Specified cast is not valid.'],
  ['System.InvalidOperationException', 'SystemException', 'Operation is not valid due to the current state of the object.'],
  ['System.IndexOutOfRangeException', 'SystemException', 'Index was outside the bounds of the array.'],
  ['System.NullReferenceException', 'SystemException', 'Object reference not set to an instance of an object.'],
  ['System.NotSupportedException', 'SystemException', 'Specified method is not supported.'],
  ['System.NotImplementedException', 'SystemException', 'The method or operation is not implemented.'],
  ['System.TimeoutException', 'SystemException', 'The operation has timed out.'],
  ['System.ArrayTypeMismatchException', 'SystemException', 'Attempted to access an element as a type incompatible with the array.'],
  ['System.RankException', 'SystemException', 'Attempted to operate on an array with the incorrect number of dimensions.'],
  ['System.UnauthorizedAccessException', 'SystemException', 'Attempted to perform an unauthorized operation.'],
  ['System.OperationCanceledException', 'SystemException', 'The operation was canceled.'],
  ['System.UriFormatException', 'FormatException', 'Invalid URI: The format of the URI could not be determined.'],
  ['System.TimeZoneNotFoundException', 'Exception', 'The time zone was not found.'],
  ['System.InvalidTimeZoneException', 'Exception', 'The time zone is invalid.'],
  ['System.IO.IOException', 'SystemException', 'I/O error occurred.'],
  ['System.IO.InvalidDataException', 'SystemException', 'Found invalid data while decoding.'],
  ['System.Collections.Generic.KeyNotFoundException', 'SystemException', 'The given key was not present in the dictionary.'],
  ['System.Text.DecoderFallbackException', 'ArgumentException', 'Value does not fall within the expected range.'],
  ['System.Text.EncoderFallbackException', 'ArgumentException', 'Value does not fall within the expected range.'],
  ['Microsoft.CSharp.RuntimeBinder.RuntimeBinderException', 'Exception', 'Binding failed.'],
];

const withParameter = (message: string, parameter: string | null) => (parameter ? `${message} (Parameter '${parameter}')` : message);

const argumentException = (name: string, message: string, parameter: string | null, inner: ClrException | null = null): ClrException => {
  const exception = new ClrException(name, withParameter(message, parameter), inner);
  if (parameter !== null) exception.data.set('ParamName', parameter);
  return exception;
};

const argument = 'System.ArgumentException',
  argumentNull = 'System.ArgumentNullException',
  argumentRange = 'System.ArgumentOutOfRangeException';

const notInRange = 'Value does not fall within the expected range.',
  noNull = 'Value cannot be null.',
  outside = 'Specified argument was out of the range of valid values.';

/** The messages of what it holds stand behind its own. */
const aggregate = (message: string, inner: readonly ClrException[]): ClrException => {
  const exception = new ClrException(
    'System.AggregateException',
    [message, ...inner.map((one) => `(${one.message})`)].join(' '),
    inner[0] ?? null,
  );
  exception.data.set('InnerExceptions', [...inner]);
  return exception;
};

/** `Data`: of each exception its own dictionary. */
const dataOf = (exception: ClrException): unknown => {
  let found = exception.data.get('Data');
  if (!found) exception.data.set('Data', (found = new Dictionary(clr.object, clr.object)));
  return found;
};

export const exceptionTypes: readonly Declaration[] = [
  declare('public class System.Exception', {
    ...exceptionMembers('System.Exception', "Exception of type 'System.Exception' was thrown."),
    'virtual string Message { get; }': (self: ClrException) => self.message,
    'Exception InnerException { get; }': (self: ClrException) => self.inner,
    'virtual string StackTrace { get; }': () => null,
    'virtual IDictionary Data { get; }': (self: ClrException) => dataOf(self),
    'MethodBase TargetSite { get; }': () => null,
    'virtual string Source { get; set; }': { get: () => null, set: () => undefined },
    'virtual string HelpLink { get; set; }': { get: () => null, set: () => undefined },
    'int HResult { get; set; }': { get: () => -2146233088, set: () => undefined },
    'virtual Exception GetBaseException()': (self: ClrException) => {
      let inner = self;
      while (inner.inner) inner = inner.inner;
      return inner;
    },
    'override string ToString()': (self: ClrException) => self.toText(),
  }),
  ...exceptions.map(([name, base, message]) => declare(`public class ${name} : ${base}`, exceptionMembers(name, message))),
  declare('public class System.AggregateException : Exception', {
    'new()': () => aggregate('One or more errors occurred.', []),
    'new(string message)': (message: string | null) => aggregate(message ?? 'One or more errors occurred.', []),
    'new(params Exception[] innerExceptions)': (inner: ClrArray) =>
      aggregate('One or more errors occurred.', inner.toArray() as ClrException[]),
    'new(string message, params Exception[] innerExceptions)': (message: string, inner: ClrArray) =>
      aggregate(message, inner.toArray() as ClrException[]),
    'ReadOnlyCollection<Exception> InnerExceptions { get; }': (self: ClrException) =>
      new List(
        runtimeType('System.Exception'),
        (self.data.get('InnerExceptions') as ClrException[]) ?? [],
        'System.Collections.ObjectModel.ReadOnlyCollection',
      ),
  }),
  declare('public class System.ArgumentException : SystemException', {
    'new()': () => argumentException(argument, notInRange, null),
    'new(string message)': (message: string | null) => argumentException(argument, message ?? notInRange, null),
    'new(string message, string paramName)': (message: string | null, parameter: string | null) =>
      argumentException(argument, message ?? notInRange, parameter),
    'new(string message, Exception innerException)': (message: string | null, inner: ClrException | null) =>
      argumentException(argument, message ?? notInRange, null, inner),
    'virtual string ParamName { get; }': (self: ClrException) => self.data.get('ParamName') ?? null,
  }),
  declare('public class System.ArgumentNullException : ArgumentException', {
    'new()': () => argumentException(argumentNull, noNull, null),
    'new(string paramName)': (parameter: string | null) => argumentException(argumentNull, noNull, parameter),
    'new(string paramName, string message)': (parameter: string | null, message: string | null) =>
      argumentException(argumentNull, message ?? noNull, parameter),
  }),
  declare('public class System.ArgumentOutOfRangeException : ArgumentException', {
    'new()': () => argumentException(argumentRange, outside, null),
    'new(string paramName)': (parameter: string | null) => argumentException(argumentRange, outside, parameter),
    'new(string paramName, string message)': (parameter: string | null, message: string | null) =>
      argumentException(argumentRange, message ?? outside, parameter),
    'new(string paramName, object actualValue, string message)': (parameter: string | null, actual: unknown, message: string | null) => {
      const exception = new ClrException(
        argumentRange,
        `${withParameter(message ?? outside, parameter)}\nActual value was ${textOf(actual)}.`,
      );
      exception.data.set('ParamName', parameter);
      exception.data.set('ActualValue', actual);
      return exception;
    },
    'object ActualValue { get; }': (self: ClrException) => self.data.get('ActualValue') ?? null,
  }),
];

/** Summaries in our own words; how lines are read: `documentation.ts`. */
export const collectionsText = `
# System.Collections.Generic.IEnumerable\`1: Values one after the other; the methods of LINQ work on it.
GetEnumerator: Walks through the values; foreach does so by itself.
# System.Collections.Generic.IEnumerator\`1: A walk through values.
Current: The value it stands at.
# System.Collections.IEnumerator
MoveNext: Goes on to the next value; false at the end.
Reset: Starts again.
# System.Collections.Generic.ICollection\`1: Values that can be counted, added and removed.
# System.Collections.Generic.IReadOnlyCollection\`1: Values that can be counted.
# System.Collections.Generic.IList\`1: Values by index.
# System.Collections.Generic.IReadOnlyList\`1: Values by index, to be read only.
# System.Collections.Generic.ISet\`1: Values without duplicates.
# System.Collections.Generic.IDictionary\`2: Values by key.
# System.Collections.Generic.IReadOnlyDictionary\`2: Values by key, to be read only.
# System.Collections.Generic.List\`1: A list that grows: values by index.
AddRange: Adds all values of another collection at the end.
InsertRange: Puts all values of another collection in at an index.
RemoveRange: Takes out a number of values from an index on.
RemoveAll: Takes out all that meet the condition; how many there were.
Exists: Whether a value meets the condition.
Find: The first value that meets the condition; the type's default when none does.
FindLast: The last value that meets the condition.
FindAll: All values that meet the condition.
FindIndex: Where the first value that meets the condition stands; -1 when none does.
FindLastIndex: Where the last value that meets the condition stands; -1 when none does.
LastIndexOf: Where the last equal value stands; -1 when there is none.
TrueForAll: Whether all values meet the condition.
ForEach: Does something with each value.
ConvertAll: A new list of what each value is converted to.
GetRange: A new list of a part.
Reverse: Turns the order around in place.
Sort: Orders the values in place.
BinarySearch: Where a value stands in an ordered list; negative when it is not there.
AsReadOnly: A view that cannot be changed.
Capacity: How many values it has room for.
Slice: A new list of a part.
# System.Collections.Generic.Dictionary\`2: Values by key. Reading a key that is not there throws: TryGetValue and ContainsKey do not.
ContainsValue: Whether a value occurs.
TryAdd: Adds a value unless the key is there already, and says whether it did.
Comparer: How keys are compared.
# System.Collections.Generic.KeyValuePair\`2: A key with its value.
Key: The key.
Value: The value.
Deconstruct: Key and value as two variables.
# System.Collections.Generic.KeyValuePair: Makes pairs of key and value.
Create: A key with its value.
# System.Collections.Generic.HashSet\`1: Values without duplicates, with quick look-up.
SymmetricExceptWith: Keeps what is in one of the two only.
IsProperSubsetOf: Whether all values are in the other, which has more.
IsProperSupersetOf: Whether it has all values of the other, and more.
RemoveWhere: Takes out all that meet the condition; how many there were.
Comparer: How values are compared.
TryGetValue: The equal value in the set, and whether there is one.
# System.Collections.Generic.Queue\`1: First in, first out.
Enqueue: Adds a value at the end.
Dequeue: Takes out the value at the front; InvalidOperationException when there is none.
TryDequeue: Takes out the value at the front and says whether there was one.
# System.Collections.Generic.Stack\`1: Last in, first out.
Push: Puts a value on top.
Pop: Takes off the value on top; InvalidOperationException when there is none.
TryPop: Takes off the value on top and says whether there was one.
# System.Collections.Generic.Queue\`1, System.Collections.Generic.Stack\`1
Peek: The next value, left where it is.
TryPeek: The next value, left where it is, and whether there is one.
# System.Collections.Generic.List\`1, System.Collections.Generic.Dictionary\`2, System.Collections.Generic.HashSet\`1, System.Collections.Generic.Queue\`1, System.Collections.Generic.Stack\`1, System.Collections.Generic.ICollection\`1, System.Collections.Generic.IReadOnlyCollection\`1
Count: How many values there are.
Contains: Whether a value occurs.
Clear: Takes everything out.
ToArray: The values as an array.
CopyTo: Copies the values into an array.
Capacity: How many values it has room for.
EnsureCapacity: Makes room for so many values.
TrimExcess: Gives up room that is not used.
GetEnumerator: Walks through the values; foreach does so by itself.
IsReadOnly: Whether it cannot be changed.
# System.Collections.Generic.List\`1, System.Collections.Generic.HashSet\`1, System.Collections.Generic.ICollection\`1, System.Collections.Generic.ISet\`1
Add: Adds a value; a set says whether it was new.
Remove: Takes out the first equal value, and says whether there was one.
# System.Collections.Generic.HashSet\`1, System.Collections.Generic.ISet\`1
UnionWith: Adds all values of another collection.
IntersectWith: Keeps what is in the other, too.
ExceptWith: Takes out what is in the other.
IsSubsetOf: Whether all values are in the other.
IsSupersetOf: Whether it has all values of the other.
Overlaps: Whether they have a value in common.
SetEquals: Whether both have the same values.
# System.Collections.Generic.List\`1, System.Collections.Generic.IList\`1, System.Collections.Generic.IReadOnlyList\`1
this[]: The value at an index, counted from 0; ArgumentOutOfRangeException beyond the end.
IndexOf: Where the first equal value stands; -1 when there is none.
Insert: Puts a value in at an index.
RemoveAt: Takes out the value at an index.
# System.Collections.Generic.Dictionary\`2, System.Collections.Generic.IDictionary\`2, System.Collections.Generic.IReadOnlyDictionary\`2
this[]: The value of a key; KeyNotFoundException when there is none.
Keys: All keys.
Values: All values.
ContainsKey: Whether there is a value of the key.
TryGetValue: The value of a key as out parameter, and whether there is one.
# System.Collections.Generic.Dictionary\`2, System.Collections.Generic.IDictionary\`2
Add: Adds a value; ArgumentException when the key is there already.
Remove: Takes out the value of a key, and says whether there was one.
# System.Collections.Generic.CollectionExtensions: More for dictionaries.
GetValueOrDefault: The value of a key, or when there is none the given or the type's default.
# System.Linq.Enumerable: LINQ: queries over anything that can be walked through. Most run only when their result is read.
First: The first value, or the first that meets the condition; InvalidOperationException when there is none.
FirstOrDefault: The first value, or the first that meets the condition; the type's default (null) when there is none.
Last: The last value, or the last that meets the condition; InvalidOperationException when there is none.
LastOrDefault: The last value, or the last that meets the condition; the type's default when there is none.
Single: The only value; InvalidOperationException when there is none or are several.
SingleOrDefault: The only value, the type's default when there is none; InvalidOperationException when there are several.
ElementAt: The value at an index, counted from 0.
ElementAtOrDefault: The value at an index; the type's default beyond the end.
DefaultIfEmpty: The values, or one default when there are none.
Select: Makes something of each value.
SelectMany: Makes several of each value, all in one row.
Cast: Every value as T; InvalidCastException when one is not.
OfType: Those values that are T.
Zip: Pairs of two rows.
Where: Those values that meet the condition.
Take: The first so many.
Skip: All but the first so many.
TakeLast: The last so many.
SkipLast: All but the last so many.
TakeWhile: Those up to the first that does not meet the condition.
SkipWhile: Those from the first that does not meet the condition.
Reverse: In the opposite order.
Append: With a value added at the end.
Prepend: With a value added in front.
Chunk: In arrays of so many.
AsEnumerable: The same values.
Any: Whether there is a value, or one that meets the condition.
All: Whether all values meet the condition; true when there are none.
Contains: Whether a value occurs.
Count: How many there are, or how many meet the condition.
LongCount: The same, as long.
SequenceEqual: Whether two rows have the same values in the same order.
Aggregate: Folds all values into one, from the first or a given start on.
Distinct: Each value once.
DistinctBy: One value of each key.
Concat: One row, then the other.
Union: Each value that is in one of the two, once.
Intersect: Each value that is in both, once.
Except: Each value that is not in the other, once.
OrderBy: Ordered by a key.
ThenBy: Where the order so far says nothing, ordered by another key.
OrderByDescending: Ordered by a key, largest first.
ThenByDescending: Where the order so far says nothing, by another key, largest first.
Order: Ordered.
OrderDescending: Ordered, largest first.
GroupBy: Groups of the same key; each has a Key and can be walked through.
ToLookup: Rows of values by key, made at once.
ToDictionary: A dictionary by a key of each value; ArgumentException when a key comes twice.
Join: Pairs of two rows that have the same key.
GroupJoin: Each value with all of the other row that have its key.
ToArray: As an array.
ToList: As a list.
ToHashSet: As a set.
Range: So many whole numbers from a first on.
Repeat: A value so many times.
Empty: No values.
Sum: The sum of the values, or of a number of each.
Average: The average; InvalidOperationException when there are none.
Max: The largest value, or the largest number of each.
Min: The smallest value, or the smallest number of each.
MaxBy: The value with the largest key.
MinBy: The value with the smallest key.
IntersectBy: One value of each key that is in both.
ExceptBy: One value of each key that is not in the other.
UnionBy: One value of each key of the two.
Index: Each value with its index.
LeftJoin, RightJoin: Pairs of two rows of the same key; the left (right) row's values without a pair, too.
CountBy: How many values each key has.
Shuffle: In random order.
TryGetNonEnumeratedCount: How many there are, if that is known without walking through.
# System.Linq.IGrouping\`2: Values that share a key.
Key: What they share.
# System.Linq.ILookup\`2: Rows of values by key.
`;

/** Summaries in our own words; how lines are read: `documentation.ts`. */
export const dataText = `
# Newtonsoft.Json.Formatting: How JSON is laid out.
None: In one line.
Indented: With line breaks and indents.
# Newtonsoft.Json.JsonConvert: Values as JSON and back.
SerializeObject: A value as JSON text.
DeserializeObject: The value of a JSON text: a JToken, or T; JsonReaderException when it is no JSON.
ToString: A simple value as JSON text.
SerializeXNode: XML as JSON text; attributes become @name.
# Newtonsoft.Json.Linq.JTokenType: What a piece of JSON is.
Object: An object: { }.
Array: An array: [ ].
Property: A name with its value.
Integer: A whole number.
Float: A number with a fraction.
String: Text.
Boolean: true or false.
Null: null.
Undefined: undefined.
Date: A date; JSON text that looks like one is read as one.
None: Nothing.
Comment: A comment.
Raw: JSON text that is written as it is.
Bytes: Bytes.
Guid: An identifier.
Uri: An address.
TimeSpan: A length of time.
Constructor: A constructor call.
# Newtonsoft.Json.Linq.JToken: Any piece of JSON: object, array, property or value.
Parent: What it stands in; null at the top.
Root: The whole it belongs to.
Type: What it is.
HasValues: Whether it has anything inside.
Next: The piece behind it; null at the end.
Previous: The piece in front of it; null at the start.
Path: Where it stands: items[0].id.
this[]: What stands inside by name or index; null where an object has no such property.
Value: What stands inside by name, as T.
Values: What stands inside, as T each.
First: The first piece inside.
Last: The last piece inside.
Children: The pieces inside.
Ancestors: What it stands in, from the inside out.
AncestorsAndSelf: It, and what it stands in.
AfterSelf: The pieces behind it.
BeforeSelf: The pieces in front of it.
AddAfterSelf: Puts a piece in behind it.
AddBeforeSelf: Puts a piece in before it.
Remove: Takes it out of what it stands in.
Replace: Puts another piece in its place.
ToString: As JSON text, indented unless told Formatting.None; a string as it is.
FromObject: A value as JSON.
ToObject: The JSON as T.
Parse: The piece of JSON a text means; JsonReaderException when it is none.
SelectToken: The piece at a JSONPath such as items[0].id; null when there is none.
SelectTokens: All pieces at a JSONPath such as $..id.
DeepEquals: Whether two pieces are the same throughout.
DeepClone: A copy of it all.
EqualityComparer: Compares pieces throughout, for sets and dictionaries.
AddAnnotation: Keeps an object with it.
# Newtonsoft.Json.Linq.JContainer: JSON with something inside: object, array, property.
Count: How many pieces are inside.
Add: Adds a piece at the end.
AddFirst: Adds a piece at the start.
ReplaceAll: Puts other pieces in place of all.
RemoveAll: Takes everything out.
Merge: Puts the content of another one in.
Descendants: All pieces inside, however deep.
DescendantsAndSelf: It, and all pieces inside.
# Newtonsoft.Json.Linq.JObject: A JSON object: properties by name.
this[]: The value of a property; null when there is none. Setting it adds the property.
Properties: Its properties, names included.
Property: The property of a name; null when there is none.
PropertyValues: The values of its properties.
Parse: The object a JSON text means; JsonReaderException when it is none.
FromObject: A value's properties as a JSON object.
GetValue: The value of a property; with a StringComparison, case may not matter.
TryGetValue: The value of a property as out parameter, and whether there is one.
Add: Adds a property; ArgumentException when the name is there already.
ContainsKey: Whether there is a property of the name.
Remove: Takes out a property, and says whether there was one.
GetEnumerator: Walks through names with values; foreach does so by itself.
# Newtonsoft.Json.Linq.JArray: A JSON array.
this[]: The piece at an index.
Parse: The array a JSON text means; JsonReaderException when it is none.
FromObject: A collection as a JSON array.
IndexOf: Where a piece stands; -1 when it is not there.
Insert: Puts a piece in at an index.
RemoveAt: Takes out the piece at an index.
Add: Adds a piece at the end.
Clear: Takes everything out.
Contains: Whether a piece occurs.
Remove: Takes out a piece, and says whether it was there.
IsReadOnly: Whether it cannot be changed: false.
GetEnumerator: Walks through the pieces; foreach does so by itself.
# Newtonsoft.Json.Linq.JConstructor: A constructor call in JSON; rare.
Name: What is constructed.
# Newtonsoft.Json.Linq.JProperty: A name with its value.
Name: The name.
Value: The value.
# Newtonsoft.Json.Linq.JValue: A simple JSON value: text, number, bool, date, null.
Value: The .NET value.
ToString: The value as text, without quotes.
CreateNull: null as JSON.
CreateString: Text as JSON.
CreateComment: A comment.
CreateUndefined: undefined.
CompareTo: Below, at or above zero: how two values are ordered.
Equals: Whether both are the same value.
Parse: The piece of JSON a text means.
# Newtonsoft.Json.Linq.JRaw: JSON text that is written as it is.
# Newtonsoft.Json.Linq.Extensions: LINQ for pieces of JSON.
Properties: The properties of all objects.
Values: What stands inside of each, by name.
Value: The piece as T.
Children: The pieces inside of each.
Descendants: All pieces inside of each, however deep.
DescendantsAndSelf: Each, and all pieces inside.
Ancestors: What each stands in.
AncestorsAndSelf: Each, and what it stands in.
AsJEnumerable: The same pieces.
# System.Xml.XmlNodeType: What a piece of XML is.
Element: An element.
Attribute: An attribute.
Text: Text.
CDATA: Text in <![CDATA[ ]]>.
Comment: A comment.
Document: A whole document.
# System.Xml.Linq.XObject: Any piece of XML.
Document: The document it belongs to.
NodeType: What it is.
Parent: The element it stands in; null at the top.
BaseUri: Where it was read from; empty here.
# System.Xml.Linq.XNode: A piece of XML's content: element, text, comment.
NextNode: The piece behind it; null at the end.
PreviousNode: The piece in front of it; null at the start.
AddAfterSelf: Puts content in behind it.
AddBeforeSelf: Puts content in before it.
Ancestors: The elements it stands in, from the inside out, of a name if given.
ElementsAfterSelf: The elements behind it.
ElementsBeforeSelf: The elements in front of it.
NodesAfterSelf: The pieces behind it.
NodesBeforeSelf: The pieces in front of it.
DeepEquals: Whether two pieces are the same throughout.
IsAfter: Whether it comes behind another one.
IsBefore: Whether it comes before another one.
CompareDocumentOrder: Below, at or above zero: which comes first.
DocumentOrderComparer: Orders pieces as they come.
EqualityComparer: Compares pieces throughout, for sets and dictionaries.
Remove: Takes it out of what it stands in.
ReplaceWith: Puts other content in its place.
ToString: As XML text, indented unless told SaveOptions.DisableFormatting.
# System.Xml.Linq.XContainer: XML with content: element or document.
FirstNode: The first piece inside.
LastNode: The last piece inside.
Add: Adds content at the end; an attribute to an element.
AddFirst: Adds content at the start.
Element: The first element inside of a name (with its namespace); null when there is none.
Elements: The elements inside, of a name if given.
Descendants: All elements inside, however deep, of a name if given.
DescendantNodes: All pieces inside, however deep.
Nodes: The pieces inside.
RemoveNodes: Takes all content out.
ReplaceNodes: Puts other content in place of all.
# System.Xml.Linq.XElement: An XML element.
.ctor: An element of a name, with content: text, elements, attributes.
Name: Its name, namespace included.
Value: All text inside, as one.
HasAttributes: Whether it has attributes.
HasElements: Whether it has elements inside.
IsEmpty: Whether it is written <a/>.
FirstAttribute: Its first attribute.
LastAttribute: Its last attribute.
EmptySequence: No elements.
Attribute: The attribute of a name; null when there is none.
Attributes: Its attributes, of a name if given.
AncestorsAndSelf: It, and the elements it stands in.
DescendantsAndSelf: It, and all elements inside.
DescendantNodesAndSelf: It, and all pieces inside.
GetDefaultNamespace: The namespace of names without prefix.
GetNamespaceOfPrefix: The namespace of a prefix; null when there is none.
GetPrefixOfNamespace: The prefix of a namespace; null when there is none.
Parse: The element an XML text means; XmlException when it is none.
RemoveAll: Takes out content and attributes.
RemoveAttributes: Takes out its attributes.
ReplaceAll: Puts other content and attributes in place of all.
ReplaceAttributes: Puts other attributes in place of all.
SetAttributeValue: Sets an attribute; null takes it out.
SetElementValue: Sets the text of an element inside; null takes it out.
SetValue: Sets its text.
# System.Xml.Linq.XDocument: An XML document.
Root: Its outermost element.
Declaration: Its <?xml … ?>; null when there is none.
DocumentType: Its DOCTYPE; null when there is none.
Parse: The document an XML text means; XmlException when it is none.
# System.Xml.Linq.XAttribute: An attribute.
Name: Its name, namespace included.
Value: Its text.
IsNamespaceDeclaration: Whether it is xmlns or xmlns:….
NextAttribute: The attribute behind it.
PreviousAttribute: The attribute in front of it.
EmptySequence: No attributes.
Remove: Takes it off its element.
SetValue: Sets its text.
ToString: As name="value".
# System.Xml.Linq.XName: A name with its namespace; text turns into one by itself: "{urn:a}b".
LocalName: The name without namespace.
Namespace: The namespace.
NamespaceName: The namespace's text.
Get: The name of a text.
# System.Xml.Linq.XNamespace: A namespace; ns + "name" is a name in it.
NamespaceName: Its text.
None: No namespace.
Xml: The namespace of xml:….
Xmlns: The namespace of xmlns:….
Get: The namespace of a text.
GetName: A name in it.
# System.Xml.Linq.XText: Text in XML.
Value: The text.
# System.Xml.Linq.XCData: Text in <![CDATA[ ]]>.
# System.Xml.Linq.XComment: A comment in XML.
Value: Its text.
# System.Xml.Linq.XDeclaration: <?xml version="1.0" encoding="utf-8"?>.
Version: The version of XML.
Encoding: The encoding.
Standalone: yes, no, or null.
# System.Xml.Linq.XDocumentType: A DOCTYPE.
Name: The root element's name.
PublicId: Its public identifier.
SystemId: Its system identifier.
InternalSubset: What stands inside of [ ].
# System.Xml.Linq.XProcessingInstruction: A processing instruction: <?target data?>.
Target: Whom it is for.
Data: What it says.
# System.Xml.Linq.XNodeDocumentOrderComparer: Orders pieces of XML as they come.
Compare: Below, at or above zero: which comes first.
# System.Xml.Linq.XNodeEqualityComparer: Compares pieces of XML throughout.
Equals: Whether both are the same throughout.
GetHashCode: A number that equal pieces share.
# System.Xml.Linq.Extensions: LINQ for pieces of XML.
Elements: The elements inside of each.
Descendants: All elements inside of each, however deep.
DescendantsAndSelf: Each, and all elements inside.
DescendantNodes: All pieces inside of each, however deep.
DescendantNodesAndSelf: Each, and all pieces inside.
Ancestors: The elements each stands in.
AncestorsAndSelf: Each, and the elements it stands in.
Attributes: The attributes of each.
Nodes: The pieces inside of each.
InDocumentOrder: As they come in the document.
Remove: Takes all of them out.
`;

/**
 * Names of .NET types that exist but need not be declared in the library: using one is no C# error, its members are unknown. By namespace; `s:` struct, `e:` enum, `i:` interface,
 * `t:` static class, `x:` exception, else class; generic ones with their parameters.
 */
const names: Readonly<Record<string, string>> = {
  System:
    'Activator t:AppContext AppDomain s:ArgIterator Attribute t:Buffer t:Environment EventArgs t:GC s:HashCode s:Index s:Range Lazy<T> s:ConsoleKeyInfo t:Console s:IntPtr s:UIntPtr ' +
    'OperatingSystem Random Progress<T> t:Math t:MathF t:BitConverter t:Convert t:Nullable t:Tuple t:StringNormalizationExtensions StringComparer Uri UriBuilder UriParser Version TimeZone TimeZoneInfo ' +
    's:DateTime s:DateTimeOffset s:TimeSpan s:Guid s:DateOnly s:TimeOnly e:DateTimeKind e:DayOfWeek e:MidpointRounding e:StringComparison e:StringSplitOptions e:TypeCode e:UriKind e:UriPartial e:UriComponents e:UriFormat ' +
    'e:Base64FormattingOptions e:EnvironmentVariableTarget e:PlatformID e:LoaderOptimization e:ConsoleColor s:ArraySegment<T> s:Memory<T> s:ReadOnlyMemory<T> s:Span<T> s:ReadOnlySpan<T> ' +
    'WeakReference WeakReference<T> i:IServiceProvider i:ICloneable i:IConvertible i:IFormatProvider i:ICustomFormatter i:IObservable<T> i:IObserver<T> i:IProgress<T> i:IAsyncDisposable ' +
    'Tuple<T1> Tuple<T1,T2> Tuple<T1,T2,T3> Tuple<T1,T2,T3,T4> Tuple<T1,T2,T3,T4,T5> Tuple<T1,T2,T3,T4,T5,T6> Tuple<T1,T2,T3,T4,T5,T6,T7> s:RuntimeTypeHandle t:ValueTuple CharEnumerator TimeZoneInfo.AdjustmentRule s:TimeZoneInfo.TransitionTime e:Environment.SpecialFolder ' +
    'x:SystemException x:ApplicationException x:ArgumentException x:ArgumentNullException x:ArgumentOutOfRangeException x:ArithmeticException x:ArrayTypeMismatchException x:DivideByZeroException x:FormatException ' +
    'x:IndexOutOfRangeException x:InvalidCastException x:InvalidOperationException x:InvalidTimeZoneException x:MemberAccessException x:MissingMethodException x:NotFiniteNumberException x:NotImplementedException ' +
    'x:NotSupportedException x:NullReferenceException x:ObjectDisposedException x:OperationCanceledException x:OutOfMemoryException x:OverflowException x:PlatformNotSupportedException x:RankException x:StackOverflowException ' +
    'x:TimeoutException x:TimeZoneNotFoundException x:TypeInitializationException x:UnauthorizedAccessException x:UriFormatException x:AggregateException x:InsufficientExecutionStackException x:AccessViolationException',
  'System.Collections':
    'ArrayList BitArray Hashtable Queue SortedList Stack i:IDictionary i:IComparer i:IEqualityComparer i:IStructuralEquatable t:StructuralComparisons Comparer CollectionBase DictionaryBase s:DictionaryEntry',
  'System.Collections.Generic':
    'Comparer<T> EqualityComparer<T> Dictionary<TKey,TValue> SortedDictionary<TKey,TValue> SortedList<TKey,TValue> HashSet<T> SortedSet<T> LinkedList<T> LinkedListNode<T> List<T> Queue<T> Stack<T> s:KeyValuePair<TKey,TValue> ' +
    'i:ICollection<T> i:IComparer<T> i:IDictionary<TKey,TValue> i:IEnumerable<T> i:IEnumerator<T> i:IEqualityComparer<T> i:IList<T> i:IReadOnlyCollection<T> i:IReadOnlyDictionary<TKey,TValue> i:IReadOnlyList<T> i:ISet<T> ' +
    't:CollectionExtensions t:KeyValuePair PriorityQueue<TElement,TPriority> i:IAsyncEnumerable<T> x:KeyNotFoundException ReferenceEqualityComparer i:IReadOnlySet<T>',
  'System.Collections.ObjectModel': 'Collection<T> ReadOnlyCollection<T> ReadOnlyDictionary<TKey,TValue> ObservableCollection<T>',
  'System.Collections.Concurrent': 'ConcurrentDictionary<TKey,TValue> ConcurrentBag<T> ConcurrentQueue<T>',
  'System.Globalization':
    'Calendar CompareInfo CultureInfo DateTimeFormatInfo NumberFormatInfo RegionInfo TextInfo StringInfo GregorianCalendar e:NumberStyles e:DateTimeStyles e:CompareOptions e:CalendarWeekRule e:TimeSpanStyles e:UnicodeCategory e:CultureTypes t:CharUnicodeInfo x:CultureNotFoundException t:ISOWeek IdnMapping',
  'System.IO':
    'BinaryReader BinaryWriter BufferedStream Stream MemoryStream FileStream TextReader TextWriter StringReader StringWriter StreamReader StreamWriter t:File t:Directory t:Path FileInfo DirectoryInfo e:FileMode e:FileAccess e:SeekOrigin x:IOException x:EndOfStreamException x:FileNotFoundException x:DirectoryNotFoundException x:InvalidDataException x:PathTooLongException',
  'System.IO.Compression': 'GZipStream DeflateStream e:CompressionMode e:CompressionLevel ZipArchive',
  'System.Linq':
    't:Enumerable t:Queryable i:IGrouping<TKey,TElement> i:ILookup<TKey,TElement> i:IOrderedEnumerable<T> i:IQueryable<T> i:IQueryable Lookup<TKey,TElement>',
  'System.Net':
    'IPAddress IPEndPoint IPHostEntry t:Dns t:WebUtility WebClient WebRequest HttpWebRequest HttpWebResponse Cookie CookieContainer NetworkCredential e:HttpStatusCode WebHeaderCollection ServicePointManager x:WebException e:DecompressionMethods EndPoint s:IPNetwork',
  'System.Net.Http': 'HttpClient HttpContent HttpMethod HttpRequestMessage HttpResponseMessage StringContent',
  'System.Net.Sockets': 'e:AddressFamily Socket TcpClient x:SocketException',
  'System.Net.Mail': 'MailAddress MailMessage SmtpClient',
  'System.Reflection':
    'Assembly MethodInfo PropertyInfo FieldInfo MemberInfo MethodBase ParameterInfo TypeInfo ConstructorInfo e:BindingFlags',
  'System.Diagnostics': 'Stopwatch Process t:Debug t:Trace',
  'System.Security.Cryptography':
    'Aes AesManaged AesGcm AesCryptoServiceProvider AsymmetricAlgorithm e:CipherMode DES ECDsa ECDiffieHellman DSA e:PaddingMode HashAlgorithm s:HashAlgorithmName HMAC HMACMD5 HMACSHA1 HMACSHA256 HMACSHA384 HMACSHA512 KeyedHashAlgorithm MD5 MD5CryptoServiceProvider Oid ' +
    'OidCollection Rijndael RijndaelManaged TripleDES RNGCryptoServiceProvider RandomNumberGenerator RSA RSACryptoServiceProvider RSACng RSAEncryptionPadding RSASignaturePadding s:RSAParameters SHA1 SHA1Managed SHA1CryptoServiceProvider SHA256 SHA256Managed SHA256CryptoServiceProvider ' +
    'SHA384 SHA384Managed SHA512 SHA512Managed SymmetricAlgorithm i:ICryptoTransform CryptoStream e:CryptoStreamMode KeySizes AsnEncodedData Rfc2898DeriveBytes t:ProtectedData t:CryptographicOperations FromBase64Transform ToBase64Transform CspParameters x:CryptographicException t:HKDF DeriveBytes',
  'System.Security.Cryptography.X509Certificates':
    'PublicKey t:RSACertificateExtensions t:ECDsaCertificateExtensions t:DSACertificateExtensions X500DistinguishedName X509Certificate X509Certificate2 X509Certificate2Collection X509CertificateCollection X509Chain X509ChainElement X509ChainElementCollection X509ChainPolicy s:X509ChainStatus e:X509ChainStatusFlags ' +
    'X509Extension X509ExtensionCollection X509Store X509BasicConstraintsExtension X509KeyUsageExtension X509EnhancedKeyUsageExtension X509SubjectKeyIdentifierExtension e:X509ContentType e:X509NameType e:X509FindType e:X509KeyStorageFlags e:X509KeyUsageFlags e:X509RevocationMode e:X509RevocationFlag e:X509VerificationFlags e:StoreName e:StoreLocation e:OpenFlags e:X500DistinguishedNameFlags e:X509ChainTrustMode t:X509CertificateLoader CertificateRequest e:X509IncludeOption',
  'System.Text':
    'Encoding ASCIIEncoding UTF8Encoding UTF7Encoding UTF32Encoding UnicodeEncoding StringBuilder Decoder Encoder e:NormalizationForm s:Rune DecoderFallback EncoderFallback x:DecoderFallbackException x:EncoderFallbackException EncodingProvider',
  'System.Text.RegularExpressions':
    'Capture CaptureCollection Group GroupCollection Match MatchCollection Regex e:RegexOptions x:RegexMatchTimeoutException x:RegexParseException MatchEvaluator',
  'System.Text.Json': 't:JsonSerializer JsonDocument s:JsonElement x:JsonException JsonSerializerOptions',
  'System.Threading': 'Thread s:CancellationToken CancellationTokenSource t:Monitor t:Interlocked Timer Mutex SemaphoreSlim t:Timeout',
  'System.Threading.Tasks': 'Task Task<TResult> t:Parallel s:ValueTask TaskCompletionSource<TResult>',
  'System.Xml':
    'XmlDocument XmlNode XmlElement XmlAttribute XmlNodeList XmlReader XmlWriter XmlReaderSettings XmlWriterSettings XmlNamespaceManager XmlTextReader XmlTextWriter e:XmlNodeType x:XmlException t:XmlConvert NameTable i:IXmlLineInfo XmlNameTable XmlText XmlCDataSection XmlDeclaration XmlAttributeCollection e:XmlDateTimeSerializationMode XmlQualifiedName XmlResolver i:IXmlNamespaceResolver',
  'System.Xml.Linq':
    't:Extensions XAttribute XCData XComment XContainer XDeclaration XDocument XDocumentType XElement XName XNamespace XNode XNodeDocumentOrderComparer XNodeEqualityComparer XObject XProcessingInstruction XText e:SaveOptions e:LoadOptions e:ReaderOptions XStreamingElement e:XObjectChange',
  'System.Xml.XPath': 'XPathNavigator XPathDocument XPathExpression XPathNodeIterator t:Extensions',
  'System.Xml.Serialization': 'XmlSerializer',
  'System.Web': 't:HttpUtility',
  'Newtonsoft.Json':
    'e:Formatting t:JsonConvert JsonConverter JsonSerializer JsonSerializerSettings JsonReader JsonWriter JsonTextReader JsonTextWriter x:JsonException x:JsonReaderException x:JsonSerializationException x:JsonWriterException e:NullValueHandling e:DateParseHandling e:DateFormatHandling e:DateTimeZoneHandling e:DefaultValueHandling e:FloatParseHandling e:FloatFormatHandling e:MissingMemberHandling e:ReferenceLoopHandling e:StringEscapeHandling e:TypeNameHandling e:JsonToken e:ObjectCreationHandling e:Required',
  'Newtonsoft.Json.Linq':
    't:Extensions JArray JConstructor JContainer JObject JProperty JRaw JToken e:JTokenType JValue i:IJEnumerable<T> s:JEnumerable<T> JsonLoadSettings JsonMergeSettings JsonSelectSettings e:CommentHandling e:LineInfoHandling e:MergeArrayHandling e:MergeNullValueHandling e:DuplicatePropertyNameHandling JTokenReader JTokenWriter JTokenEqualityComparer JPropertyDescriptor',
  'Newtonsoft.Json.Serialization':
    'DefaultContractResolver CamelCasePropertyNamesContractResolver i:IContractResolver NamingStrategy CamelCaseNamingStrategy SnakeCaseNamingStrategy',
  'Newtonsoft.Json.Converters': 'StringEnumConverter IsoDateTimeConverter UnixDateTimeConverter KeyValuePairConverter',
  'Microsoft.CSharp.RuntimeBinder': 'x:RuntimeBinderException',
};
const kinds: Readonly<Record<string, string>> = {
  s: 'public struct',
  e: 'public enum',
  i: 'public interface',
  t: 'public static class',
  x: 'public class',
};

export const opaqueTypes: readonly string[] = Object.entries(names).flatMap(([namespace, list]) =>
  list
    .split(' ')
    .filter((entry) => entry && !entry.endsWith('<>'))
    .map((entry) => {
      const [, kind, name = ''] = /^(?:([seitx]):)?(.+)$/.exec(entry)!;
      const base = kind === 'x' ? (name === 'SystemException' ? ' : Exception' : ' : SystemException') : '';
      return `${kind ? kinds[kind] : 'public class'} ${namespace}.${name}${base}`;
    }),
);

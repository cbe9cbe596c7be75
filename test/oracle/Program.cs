// What real .NET says of policy expressions: one JSON object a line in, one out. See README.md.
//   dotnet run -- verdicts CONTEXT.cs     {id, code, block} → {id, ok, compile: [{code, message, start, length}]}
//   dotnet run -- values CONTEXT.cs       {id, code, block} → {id, ok, type, value | exception, message}; value in its JSON form, context null
//   dotnet run -- bench CONTEXT.cs        all lines as one compilation, twice: {first, warm} in milliseconds
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

static class Program
{
    // The namespaces that expressions may use without naming them.
    const string Usings = @"using System; using System.Collections.Generic; using System.Globalization; using System.IO; using System.Linq; using System.Net;
using System.Security.Cryptography; using System.Security.Cryptography.X509Certificates; using System.Text; using System.Text.RegularExpressions; using System.Xml; using System.Xml.Linq;
using Newtonsoft.Json; using Newtonsoft.Json.Linq;
";

    sealed class Asked { public string Id; public string Code; public bool Block; public int Offset; }

    static int Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        var context = File.ReadAllText(args[1]);
        var asked = Lines().ToList();
        switch (args[0])
        {
            case "verdicts": Verdicts(asked, context); return 0;
            case "values": Values(asked, context); return 0;
            case "bench": Bench(asked, context); return 0;
            default: Console.Error.WriteLine("verdicts, values or bench"); return 2;
        }
    }

    static IEnumerable<Asked> Lines()
    {
        for (string line; (line = Console.In.ReadLine()) != null;)
        {
            var o = (JObject)JToken.ReadFrom(new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None });
            yield return new Asked { Id = (string)o["id"], Code = (string)o["code"], Block = (bool)o["block"] };
        }
    }

    static readonly CSharpParseOptions Options = new CSharpParseOptions(LanguageVersion.CSharp7_3);

    static SyntaxTree Tree(Asked asked, int number)
    {
        var before = Usings + "namespace N" + number + " { public static class E { public static object Run(IExpressionContext context) { " + (asked.Block ? "" : "return (");
        asked.Offset = before.Length;
        return CSharpSyntaxTree.ParseText(before + asked.Code + "\n" + (asked.Block ? "" : ");") + " } } }", Options, asked.Id ?? "");
    }

    static readonly List<MetadataReference> References = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")).Split(Path.PathSeparator)
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToList();

    static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees, string context) =>
        CSharpCompilation.Create("Expressions", trees.Append(CSharpSyntaxTree.ParseText(context, Options)), References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: true));

    static Dictionary<SyntaxTree, List<Diagnostic>> Errors(CSharpCompilation compilation) =>
        compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && d.Location.SourceTree != null)
            .GroupBy(d => d.Location.SourceTree).ToDictionary(g => g.Key, g => g.OrderBy(d => d.Location.SourceSpan.Start).ToList());

    static void Verdicts(List<Asked> asked, string context)
    {
        var trees = asked.Select(Tree).ToList();
        var errors = Errors(Compile(trees, context));
        for (var i = 0; i < asked.Count; i++)
        {
            var found = errors.TryGetValue(trees[i], out var list) ? list : new List<Diagnostic>();
            Print(new JObject(new JProperty("id", asked[i].Id), new JProperty("ok", found.Count == 0), new JProperty("compile", new JArray(found.Select(d => new JObject(
                new JProperty("code", d.Id), new JProperty("message", d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)),
                new JProperty("start", d.Location.SourceSpan.Start - asked[i].Offset), new JProperty("length", d.Location.SourceSpan.Length)))))));
        }
    }

    static void Bench(List<Asked> asked, string context)
    {
        long Once()
        {
            var watch = Stopwatch.StartNew();
            Errors(Compile(asked.Select(Tree), context));
            return watch.ElapsedMilliseconds;
        }
        var first = Once();
        var warm = Enumerable.Range(0, 4).Select(_ => Once()).Min();
        Print(new JObject(new JProperty("expressions", asked.Count), new JProperty("first", first), new JProperty("warm", warm)));
    }

    static void Values(List<Asked> asked, string context)
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
        var trees = asked.Select(Tree).ToList();
        var bad = Errors(Compile(trees, context));
        var good = trees.Where(tree => !bad.ContainsKey(tree)).ToList();
        using (var stream = new MemoryStream())
        {
            var emitted = Compile(good, context).Emit(stream);
            if (!emitted.Success) throw new InvalidOperationException(emitted.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error).ToString());
            var assembly = Assembly.Load(stream.ToArray());
            for (var i = 0; i < asked.Count; i++)
            {
                if (bad.ContainsKey(trees[i])) { Print(new JObject(new JProperty("id", asked[i].Id), new JProperty("ok", false), new JProperty("compile", bad[trees[i]][0].Id))); continue; }
                Print(Run(asked[i].Id, assembly.GetType("N" + i + ".E").GetMethod("Run")));
            }
        }
    }

    static JObject Run(string id, MethodInfo method)
    {
        try
        {
            var value = method.Invoke(null, new object[] { null });
            return new JObject(new JProperty("id", id), new JProperty("ok", true), new JProperty("type", value == null ? null : Name(value.GetType())), new JProperty("value", Json(value)));
        }
        catch (Exception thrown)
        {
            // A sequence may fail only when it is walked, for its JSON form.
            var e = thrown is TargetInvocationException ? thrown.InnerException : thrown;
            return new JObject(new JProperty("id", id), new JProperty("ok", false), new JProperty("exception", e.GetType().FullName), new JProperty("message", e.Message));
        }
    }

    // A value's JSON form, as `gatehouse eval` prints it.
    static JToken Json(object value)
    {
        switch (value)
        {
            case null: return JValue.CreateNull();
            case string or bool or int or short or ushort or byte or sbyte or uint: return new JValue(value);
            case long or ulong or decimal: return ((IFormattable)value).ToString(null, Invariant);
            case double d: return double.IsFinite(d) ? new JValue(d) : d.ToString(Invariant);
            case float f: return float.IsFinite(f) ? new JValue(double.Parse(f.ToString(Invariant), Invariant)) : f.ToString(Invariant);
            case DateTime or DateTimeOffset: return ((IFormattable)value).ToString("o", Invariant);
            case byte[] bytes: return Convert.ToBase64String(bytes);
            case JToken or System.Xml.Linq.XObject or System.Runtime.CompilerServices.ITuple: return value.ToString();
        }
        if (value.GetType().Name.StartsWith("<>f__Anonymous")) return value.ToString();
        if (value is System.Collections.IDictionary map)
        {
            var result = new JObject();
            foreach (System.Collections.DictionaryEntry entry in map) result[Convert.ToString(entry.Key, Invariant)] = Json(entry.Value);
            return result;
        }
        if (value is System.Collections.IEnumerable items) return new JArray(items.Cast<object>().Select(Json));
        return value.ToString();
    }

    static readonly System.Globalization.CultureInfo Invariant = System.Globalization.CultureInfo.InvariantCulture;

    static string Name(Type type)
    {
        if (type.IsArray) return Name(type.GetElementType()) + "[]";
        if (!type.IsGenericType) return type.FullName;
        return type.FullName.Substring(0, type.FullName.IndexOf('`')) + "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">";
    }

    static void Print(JObject line) => Console.WriteLine(line.ToString(Formatting.None));
}

/** The middle one; of an even count, the upper of the two. */
export const median = (list: readonly number[]): number => percentile(list, 0.5);
export const percentile = (list: readonly number[], part: number): number =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))]!;

/** A policy document of about 50 KB, with expressions of every size, as long ones in the field have them. */
export function document50k(): string {
  const parts: string[] = ['<policies>\n    <inbound>\n        <base />\n'];
  for (let i = 0; parts.join('').length < 49_000; i++)
    parts.push(`        <!-- step ${i}: who calls -->
        <set-variable name="caller${i}" value="@(context.Request.Headers.GetValueOrDefault("X-Caller-${i}", "none"))" />
        <choose>
            <when condition="@(context.Request.Certificate == null || context.Request.Certificate.Thumbprint != "A${i}" && context.Variables.GetValueOrDefault<string>("caller${i}") != "x")">
                <return-response>
                    <set-status code="403" reason="Forbidden" />
                    <set-header name="X-Reason" exists-action="override">
                        <value>@(context.Request.Certificate?.Subject ?? "no certificate")</value>
                    </set-header>
                    <set-body>@{
                        var result = new JObject();
                        result["step"] = ${i};
                        result["caller"] = (string)context.Variables["caller${i}"]; // as it was sent
                        return result.ToString();
                    }</set-body>
                </return-response>
            </when>
            <otherwise>
                <set-header name="X-Step" exists-action="append"><value>step-${i} of {{environment}}</value></set-header>
            </otherwise>
        </choose>
`);
  parts.push(
    '    </inbound>\n    <backend>\n        <base />\n    </backend>\n    <outbound>\n        <base />\n    </outbound>\n    <on-error>\n        <base />\n    </on-error>\n</policies>\n',
  );
  return parts.join('');
}

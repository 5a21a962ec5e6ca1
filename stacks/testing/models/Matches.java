import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Ruler;

/** Reads lines of {"pattern": …, "event": …} and says of each whether AWS's own rule engine matches, or why the pattern is none. */
class Matches {
  public static void main(String[] args) throws Exception {
    ObjectMapper json = new ObjectMapper();
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      JsonNode asked = json.readTree(line);
      String pattern = asked.get("pattern").toString();
      String fault = JsonRuleCompiler.check(pattern);
      System.out.println(fault == null ? Ruler.matchesRule(asked.get("event").toString(), pattern) : fault.replaceAll("\\s+", " "));
    }
  }
}

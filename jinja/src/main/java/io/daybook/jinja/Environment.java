package io.daybook.jinja;

import io.daybook.jinja.builtin.Filters;
import io.daybook.jinja.builtin.Globals;
import io.daybook.jinja.builtin.Tests;
import io.daybook.jinja.builtin.TypeFilters;
import io.daybook.jinja.error.TemplateNotFound;
import io.daybook.jinja.render.Limits;
import io.daybook.jinja.render.Mode;
import io.daybook.jinja.render.Program;
import io.daybook.jinja.render.Settings;
import io.daybook.jinja.render.compile.TemplateCompiler;
import io.daybook.jinja.syntax.MacroTag;
import io.daybook.jinja.syntax.Parser;
import io.daybook.jinja.syntax.Whitespace;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.UndefinedPolicy;
import io.daybook.jinja.value.Values;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What templates have in common: filters, tests, globals, tags, limits. Immutable and safe for all
/// threads.
///
/// ```java
/// Environment environment = Environment.builder().global("answer", 42).build();
/// String text = environment.parse("{{ answer }} {{ name }}", "greeting").render(Map.of("name", "Ada"));
/// ```
public final class Environment {
  private static final Set<CallableValue> PURE = pure();

  private final Settings settings;
  private final Loader loader;
  private final Map<String, Program> loaded = new ConcurrentHashMap<>();

  private Environment(Builder builder) {
    this.loader = builder.loader;
    Map<String, MacroTag> blocks = Map.copyOf(builder.blocks);
    this.settings =
        new Settings(
            new Parser.Dialect(builder.whitespace, blocks, builder.typedParameters),
            Map.copyOf(builder.filters),
            Map.copyOf(builder.tests),
            PURE,
            Map.copyOf(builder.globals),
            builder.undefined,
            builder.autoescape,
            builder.limits,
            Map.copyOf(builder.policies),
            builder.nativeMode,
            this::program);
  }

  private static Set<CallableValue> pure() {
    Set<CallableValue> pure = new HashSet<>(Filters.all().values());
    pure.addAll(Tests.all().values());
    pure.addAll(TypeFilters.all().values());
    return pure;
  }

  /// Begins an environment with Jinja2's defaults, its `do` and loop-control extensions, and its
  /// sandbox.
  public static Builder builder() {
    return new Builder();
  }

  /// Parses a template; `name` is what messages call it.
  public Template parse(String source, String name) {
    return new Template(TemplateCompiler.compile(source, name, settings));
  }

  /// The template that [Template#toBytes] wrote, without parsing it again; nothing where the bytes
  /// are damaged, of another version of this engine, or of another text or dialect: then parse.
  public Optional<Template> restore(byte[] bytes, String source, String name) {
    return TemplateCompiler.restore(bytes, source, name, settings).map(Template::new);
  }

  /// The template that the loader finds under a name; parsed once.
  public Template load(String name) {
    return new Template(program(name));
  }

  private Program program(String name) {
    Program known = loaded.get(name);
    if (known != null) {
      return known;
    }
    String source = loader.load(name);
    if (source == null) {
      throw new TemplateNotFound(name);
    }
    Program program = TemplateCompiler.compile(source, name, settings);
    loaded.put(name, program);
    return program;
  }

  /// Collects what an environment decides. Not safe for several threads.
  public static final class Builder {
    private final Map<String, CallableValue> filters = new HashMap<>(Filters.all());
    private final Map<String, CallableValue> tests = new HashMap<>(Tests.all());
    private final Map<String, Object> globals = new LinkedHashMap<>(Globals.all());
    private final Map<String, MacroTag> blocks = new HashMap<>();
    private final Map<String, Object> policies = new HashMap<>();
    private Whitespace whitespace = Whitespace.DEFAULT;
    private UndefinedPolicy undefined = UndefinedPolicy.DEFAULT;
    private Limits limits = Limits.DEFAULT;
    private Loader loader = Loader.NONE;
    private boolean autoescape;
    private boolean typedParameters;
    private Mode nativeMode = Mode.NATIVE;

    private Builder() {}

    /// Adds or replaces a filter; its first positional argument is the filtered value.
    public Builder filter(String name, CallableValue filter) {
      filters.put(name, filter);
      return this;
    }

    /// Adds or replaces a test; its first positional argument is the tested value.
    public Builder test(String name, CallableValue test) {
      tests.put(name, test);
      return this;
    }

    /// Adds or replaces a global; any value that [Values#of] accepts.
    public Builder global(String name, @Nullable Object value) {
      globals.put(name, Values.of(value));
      return this;
    }

    /// Adds a block tag that defines a macro.
    public Builder block(MacroTag tag) {
      blocks.put(tag.tag(), tag);
      return this;
    }

    /// Sets what undefined names, attributes and items become.
    public Builder undefined(UndefinedPolicy policy) {
      undefined = policy;
      return this;
    }

    /// Sets how block tags treat white space.
    public Builder whitespace(
        boolean trimBlocks, boolean lstripBlocks, boolean keepTrailingNewline) {
      whitespace = new Whitespace(trimBlocks, lstripBlocks, keepTrailingNewline);
      return this;
    }

    /// Sets whether printed values are escaped for HTML.
    public Builder autoescape(boolean on) {
      autoescape = on;
      return this;
    }

    /// Allows types of macro parameters (`a: string`), which Jinja2 refuses and dbt accepts.
    public Builder typedParameters(boolean allowed) {
      typedParameters = allowed;
      return this;
    }

    /// Adds dbt's filters `as_text`, `as_native`, `as_bool`, `as_number` and `is_list`, and makes
    /// native rendering dbt's: only a text that passed one of them is read as a literal, whatever
    /// else is printed alone stays itself, and no output is an empty text.
    public Builder typeFilters() {
      filters.putAll(TypeFilters.all());
      nativeMode = Mode.MARKED;
      return this;
    }

    /// Sets where `extends`, `include` and `import` find templates.
    public Builder loader(Loader source) {
      loader = source;
      return this;
    }

    /// Sets a policy of Jinja2 that filters read, e.g. `truncate.leeway`.
    public Builder policy(String name, @Nullable Object value) {
      policies.put(name, Values.of(value));
      return this;
    }

    /// Sets what one rendering may use: characters of output, steps, nested calls.
    public Builder limits(int outputChars, long steps, int depth) {
      limits = new Limits(outputChars, steps, depth);
      return this;
    }

    /// The environment.
    public Environment build() {
      return new Environment(this);
    }
  }
}

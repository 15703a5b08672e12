package io.daybook.jinja.render;

import io.daybook.jinja.python.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names a running template sees, its blocks, and what it may ask of the environment.
public final class Context extends Access {
  private final Program program;
  private final Render render;
  private final Mode mode;
  private final Bindings parent;
  private final Map<String, Object> vars = new HashMap<>();
  private final Set<String> exported = new LinkedHashSet<>();
  private final Map<String, List<BlockCode>> blocks = new LinkedHashMap<>();
  private Object autoescape;

  /// @param mode what this template makes of printed values, whoever calls its macros
  Context(Program program, Bindings parent, Render render, Mode mode) {
    super(program.settings());
    this.program = program;
    this.parent = parent;
    this.render = render;
    this.mode = mode;
    this.autoescape = program.settings().autoescape();
    addBlocks(program);
  }

  /// A context for another template of the same rendering.
  public Context beside(Program other, Bindings names) {
    return new Context(other, names, render, mode);
  }

  /// A context for a scoped block: it sees the local names too.
  public Context derived(Map<String, Object> locals) {
    Context derived = beside(program, snapshot(locals));
    derived.autoescape = autoescape;
    blocks.forEach((name, stack) -> derived.blocks.put(name, new ArrayList<>(stack)));
    return derived;
  }

  /// Everything that is visible here, for another template.
  public Bindings snapshot(Map<String, Object> locals) {
    Map<String, Object> all = new LinkedHashMap<>(vars);
    all.putAll(locals);
    return Bindings.ofValues(all, parent);
  }

  public void addBlocks(Program from) {
    from.blocks()
        .forEach((name, block) -> blocks.computeIfAbsent(name, _ -> new ArrayList<>()).add(block));
  }

  public List<BlockCode> blocks(String name) {
    return blocks.getOrDefault(name, List.of());
  }

  Program program() {
    return program;
  }

  public Render render() {
    return render;
  }

  /// Where a body writes whose values are collected before they are joined.
  public Out newOut() {
    return render.newOut(mode, false);
  }

  /// Where a body writes whose values are joined while they come: a template or block as a whole.
  public Out newStream() {
    return render.newOut(mode, true);
  }

  Map<String, Object> vars() {
    return vars;
  }

  public void assign(String name, Object value) {
    vars.put(name, value);
    if (!name.startsWith("_")) {
      exported.add(name);
    }
  }

  public void assignHidden(String name, Object value) {
    vars.put(name, value);
    exported.remove(name);
  }

  /// The names this template exports and their values.
  public Map<String, Object> exports() {
    Map<String, Object> exports = new LinkedHashMap<>();
    for (String name : exported) {
      Object value = vars.get(name);
      if (value != null) {
        exports.put(name, value);
      }
    }
    return exports;
  }

  @Override
  public @Nullable Object lookup(String name) {
    Object own = vars.get(name);
    return own == null ? parent.find(name) : own;
  }

  public Map<String, Object> all() {
    Map<String, Object> all = parent.all();
    all.putAll(vars);
    return all;
  }

  /// What decides on escaping from here on; it is asked for its truth by each output, where an
  /// undefined value may refuse.
  public void setAutoescape(Object value) {
    autoescape = value;
  }

  /// What decides on escaping here.
  public Object escaping() {
    return autoescape;
  }

  @Override
  public boolean autoescape() {
    return autoescape instanceof Boolean on ? on : Truth.of(autoescape);
  }

  @Override
  public boolean isNative() {
    return mode != Mode.TEXT;
  }

  @Override
  public String template() {
    return program.name();
  }

  @Override
  public void step(long count) {
    render.step(count);
  }

  @Override
  public List<String> macroStack() {
    return render.macros();
  }
}

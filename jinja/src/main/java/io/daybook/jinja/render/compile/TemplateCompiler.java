package io.daybook.jinja.render.compile;

import io.daybook.jinja.binary.TreeReader;
import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.error.Position;
import io.daybook.jinja.error.TemplateAssertionError;
import io.daybook.jinja.python.Text;
import io.daybook.jinja.render.BlockCode;
import io.daybook.jinja.render.Context;
import io.daybook.jinja.render.Program;
import io.daybook.jinja.render.Settings;
import io.daybook.jinja.render.St;
import io.daybook.jinja.render.object.BlockReference;
import io.daybook.jinja.render.object.SelfReference;
import io.daybook.jinja.syntax.Children;
import io.daybook.jinja.syntax.Parser;
import io.daybook.jinja.syntax.Stmt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Compiles a whole template: its root and its blocks.
public final class TemplateCompiler {
  private final String name;
  private final String source;
  private final Settings settings;
  private final StatementCompiler statements;

  /// The lines of the statements that were compiled last; code without a line of its own counts to
  /// it.
  int lastLine = 1;

  /// How many `extends` were compiled, and whether one of them is sure to run.
  int extendsSoFar;

  boolean knownExtends;

  TemplateCompiler(String name, String source, Settings settings) {
    this.name = name;
    this.source = source;
    this.settings = settings;
    this.statements = new StatementCompiler(this);
  }

  /// Parses and compiles a template.
  public static Program compile(String source, String name, Settings settings) {
    String text = Parser.normalize(source, settings.dialect());
    return new TemplateCompiler(name, text, settings)
        .compiled(() -> Parser.template(source, settings.dialect()));
  }

  /// Compiles the tree that bytes hold; nothing where they hold none of this text.
  public static Optional<Program> restore(
      byte[] bytes, String source, String name, Settings settings) {
    String text = Parser.normalize(source, settings.dialect());
    return TreeReader.tree(bytes, text, settings.dialect())
        .map(tree -> new TemplateCompiler(name, text, settings).compiled(() -> tree));
  }

  private Program compiled(Supplier<List<Stmt>> tree) {
    try {
      return compile(tree.get());
    } catch (JinjaException error) {
      // A constant that cannot be computed has no place here: what loads the template has one.
      if (error.position() != 0) {
        error.locate(name, source, Position.line(error.position()));
      }
      throw error;
    }
  }

  String name() {
    return name;
  }

  String source() {
    return source;
  }

  Settings settings() {
    return settings;
  }

  private Program compile(List<Stmt> tree) {
    Map<String, Stmt.Block> found = new LinkedHashMap<>();
    boolean[] extending = new boolean[1];
    for (Stmt statement : tree) {
      Children.walk(
          statement,
          node -> {
            if (node instanceof Stmt.Extends) {
              extending[0] = true;
            }
            if (node instanceof Stmt.Block block
                && found.putIfAbsent(block.name(), block) != null) {
              throw new TemplateAssertionError(
                  "block " + Text.quote(block.name()) + " defined twice", block.position());
            }
          });
    }
    St body = root(tree, extending[0]);
    int size = rootFunction.size();
    Map<String, BlockCode> blocks = new LinkedHashMap<>();
    found.forEach((blockName, block) -> blocks.put(blockName, block(block)));
    return new Program(name, source, tree, settings, new Program.Code(body, size, blocks));
  }

  private final Symbols.FunctionScope rootFunction = new Symbols.FunctionScope(0);

  private St root(List<Stmt> tree, boolean extending) {
    Symbols symbols = new Symbols(null, rootFunction);
    Scope scope = Scope.root(symbols, extending, settings.autoescape());
    St self = self(tree, symbols);
    SymbolAnalysis.body(symbols, tree);
    St enter = statements.enter(scope);
    St body = statements.body(tree, scope);
    return (frame, out) -> {
      self.run(frame, out);
      enter.run(frame, out);
      return body.run(frame, out);
    };
  }

  private static St self(List<Stmt> body, Symbols symbols) {
    if (!Undeclared.in(body, "self").contains("self")) {
      return (_, _) -> St.Flow.ON;
    }
    int slot = symbols.declareParameter("self").slot();
    return (frame, _) -> {
      frame.slots[slot] = new SelfReference(frame.context);
      return St.Flow.ON;
    };
  }

  private BlockCode block(Stmt.Block block) {
    lastLine = block.position() >>> 12;
    Symbols.FunctionScope function = new Symbols.FunctionScope(0);
    Symbols symbols = new Symbols(null, function);
    Scope scope = Scope.block(symbols, settings.autoescape());
    St self = self(block.body(), symbols);
    BlockCode[] code = new BlockCode[1];
    int superSlot =
        Undeclared.in(block.body(), "self", "super").contains("super")
            ? symbols.declareParameter("super").slot()
            : -1;
    SymbolAnalysis.body(symbols, block.body());
    St enter = statements.enter(scope);
    St body = statements.body(block.body(), scope);
    St whole =
        (frame, out) -> {
          self.run(frame, out);
          if (superSlot >= 0) {
            frame.slots[superSlot] = parent(frame.context, code[0]);
          }
          enter.run(frame, out);
          return body.run(frame, out);
        };
    code[0] = new BlockCode(block.name(), function.size(), whole);
    return code[0];
  }

  private static Object parent(Context context, BlockCode code) {
    List<BlockCode> stack = context.blocks(code.name());
    int index = stack.indexOf(code);
    return BlockReference.above(code.name(), context, stack, index < 0 ? stack.size() : index + 1);
  }
}

package io.daybook.jinja.render.object;

import io.daybook.jinja.error.PythonError;
import io.daybook.jinja.render.BlockCode;
import io.daybook.jinja.render.Context;
import io.daybook.jinja.value.HostObject;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The name `self`: the blocks of the template.
public record SelfReference(Context context) implements HostObject {
  @Override
  public @Nullable Object attribute(String name) {
    return null;
  }

  @Override
  public @Nullable Object item(Object key) {
    List<BlockCode> stack = context.blocks(key.toString());
    return stack.isEmpty() ? null : new BlockReference(key.toString(), context, stack, 0);
  }

  /// Python asks for the items 0, 1, 2, …: the first is no block.
  @Override
  public Iterator<?> iterator() {
    return Stream.generate(
            () -> {
              throw PythonError.key("0");
            })
        .iterator();
  }

  @Override
  public String text() {
    return repr();
  }

  @Override
  public String repr() {
    return "<TemplateReference '" + context.template() + "'>";
  }

  @Override
  public String typeName() {
    return "jinja2.runtime.TemplateReference";
  }
}

/// How the picture looks: the page's colours (`public/style/base.css`, which a test compares), light, and
/// dark where the reader's system is.
///
/// The rules hold below the picture's own class alone, so that one that is pasted into a document leaves
/// it as it was. Colours stand in the rules themselves: not every program that draws SVG knows custom
/// properties.
enum SVGStyle {
  struct Colour {
    let name: String
    let light: String
    let dark: String

    init(_ name: String, _ light: String, _ dark: String) {
      self.name = name
      self.light = light
      self.dark = dark
    }
  }

  static let colours = [
    Colour("card", "#ffffff", "#1b1e22"),
    Colour("sunk", "#f1f0ec", "#15181b"),
    Colour("line", "#e0ddd5", "#2e3238"),
    Colour("line-strong", "#8b8779", "#7d838c"),
    Colour("ink", "#1d1c1a", "#eceae5"),
    Colour("ink-soft", "#5f5b52", "#a9aaa8"),
    Colour("running", "#0072b2", "#3d9bd6"),
    Colour("running-ink", "#ffffff", "#04121b"),
    Colour("callback", "#6d6a63", "#9a9892"),
    Colour("callback-ink", "#ffffff", "#15181b"),
    Colour("ready", "#b87f00", "#e69f00"),
    Colour("ready-fill", "#fbe6b8", "#3c2f10"),
    Colour("ready-ink", "#4d3500", "#ffd98a"),
    Colour("sleeping", "#2f8ec4", "#56b4e9"),
    Colour("sleeping-fill", "#e1f2fc", "#14303f"),
    Colour("sleeping-ink", "#0c4768", "#b9e2fa"),
    Colour("waiting", "#cc79a7", "#d98bb6"),
    Colour("waiting-fill", "#f9e6f0", "#3a2031"),
    Colour("waiting-ink", "#6b2049", "#f7cfe3"),
    Colour("done", "#00795a", "#2cc295"),
    Colour("failed", "#b54800", "#ff8a3d"),
    Colour("cancelled", "#6d6a63", "#a9aaa8"),
    Colour("skipped", "#6d6a63", "#a9aaa8"),
    Colour("arrow", "rgb(70 65 55 / 55%)", "rgb(210 208 200 / 50%)"),
    Colour("band", "rgb(60 50 20 / 4.5%)", "rgb(255 255 255 / 3.5%)"),
  ]

  /// The style sheet.
  static let sheet: String = {
    let light = rules { $0.light }
    let dark = rules { $0.dark }
    return fixed + light + "@media (prefers-color-scheme:dark){\n\(dark)}\n"
  }()

  private static let fixed = """
    .interleave text{font:500 11px ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,\
    "Noto Sans","DejaVu Sans",sans-serif;white-space:pre}
    .interleave .name,.interleave .mono{font:600 13px ui-monospace,"SF Mono","Cascadia Code",\
    "JetBrains Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
    .interleave .mono{font-size:12px;font-weight:400}
    .interleave .title{font-size:17px;font-weight:650}
    .interleave .fact{font-size:13px}
    .interleave .strong{font-weight:650}
    .interleave .middle{text-anchor:middle}
    .interleave .right{text-anchor:end}
    .interleave .sign{font-weight:700;text-anchor:middle}
    .interleave .label{paint-order:stroke;stroke-width:4px;stroke-linejoin:round}
    .interleave .label.running{font-weight:600}
    .interleave .label.callback{font-size:10px}
    .interleave circle{stroke-width:1.75}
    .interleave .pattern path{fill:none;stroke-opacity:.6}
    .interleave .gap{stroke-dasharray:4 4}

    """

  private static func rules(_ value: (Colour) -> String) -> String {
    let values = Dictionary(
      colours.map { ($0.name, value($0)) },
      uniquingKeysWith: { first, _ in first }
    )
    func rule(_ selector: String, _ declarations: (String, String)...) -> String {
      let body = declarations.map { "\($0.0):\(values[$0.1] ?? $0.1)" }.joined(separator: ";")
      return ".interleave \(selector){\(body)}\n"
    }
    var rules = rule(".paper", ("fill", "card")) + rule("text", ("fill", "ink"))
    rules += rule("text.soft,.interleave tspan.soft", ("fill", "ink-soft"))
    rules += rule(".line", ("fill", "line")) + rule(".band", ("fill", "band"))
    rules += rule(".gap", ("fill", "sunk"), ("stroke", "line-strong"))
    rules += rule(".flow", ("stroke", "arrow"), ("fill", "none"), ("stroke-width", "1.25"))
    rules += rule(".flow .head", ("fill", "arrow"), ("stroke", "none"))
    rules += rule("tspan.good", ("fill", "done")) + rule("tspan.bad", ("fill", "failed"))
    rules += rule("tspan.limit", ("fill", "ready-ink"))
    for tone in PictureTone.allCases {
      let name = tone.rawValue
      rules += rule("text.sign.\(name)", ("fill", name))
      if tone.isEnd {
        rules += rule("circle.\(name)", ("fill", "card"), ("stroke", name))
      } else if tone.isSolid {
        rules += rule("rect.\(name)", ("fill", name))
        rules += rule("text.label.\(name)", ("fill", "\(name)-ink"))
      } else {
        rules += rule("rect.\(name)", ("fill", "url(#interleave-\(name))"), ("stroke", name))
        rules += rule("text.label.\(name)", ("fill", "\(name)-ink"), ("stroke", "\(name)-fill"))
        rules += rule(".pattern rect.\(name)", ("fill", "\(name)-fill"), ("stroke", "none"))
        rules += rule(".pattern path.\(name)", ("stroke", name))
      }
    }
    return rules
  }
}

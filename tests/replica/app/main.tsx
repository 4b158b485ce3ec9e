import "azure-devops-ui/Core/override.css";
import "theme:light";
import "./themes.css";
import "./pages.css";
import * as React from "react";
import * as ReactDOM from "react-dom";
import { Application } from "./application";

ReactDOM.render(<Application />, document.getElementById("root"));
